namespace Healthcare.Bench;

/// <summary>The measurements, as the report names them.</summary>
internal static class Names
{
    public const string DurableInsert = "durable-insert", KeyRead = "key-read", Check = "eligibility-check", CheckByNumber = "eligibility-check-by-number",
        Registration = "prescription-registration", FhirRead = "fhir-read", Rebuild = "rebuild";

    /// <summary>What is measured against a limit.</summary>
    public static readonly IReadOnlyList<string> Measured = [Check, CheckByNumber, Registration, FhirRead, Rebuild];
}
