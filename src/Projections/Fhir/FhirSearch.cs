namespace Healthcare.Projections.Fhir;

/// <summary>How a search parameter is matched.</summary>
public enum FhirSearchKind
{
    /// <summary>Code, or system and code.</summary>
    Token,

    /// <summary>Another resource.</summary>
    Reference,

    /// <summary>A day, with a prefix such as <c>ge</c>.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Text that means something to the server only.</summary>
    Text,
}

/// <summary>One thing that a resource type is searched by.</summary>
/// <param name="Name">As in the URL.</param>
/// <param name="Kind">How it is matched.</param>
/// <param name="Documentation">What to know about it.</param>
/// <param name="Definition">The SearchParameter it stands for; null for result parameters.</param>
/// <param name="PostOnly">Only in the body of <c>POST …/_search</c>, for its values are personal data and URLs are logged.</param>
public sealed record FhirSearchParameter(string Name, FhirSearchKind Kind, string Documentation, string? Definition = null, bool PostOnly = false);

/// <summary>The searches that the engine answers, as data: the endpoints follow them and the CapabilityStatement tells them.</summary>
public static class FhirSearch
{
    private static readonly FhirSearchParameter Id = new("_id", FhirSearchKind.Token, "The logical id.", "http://hl7.org/fhir/SearchParameter/Resource-id");

    private static readonly FhirSearchParameter Count = new("_count", FhirSearchKind.Number, "Most resources on a page.");

    private static readonly FhirSearchParameter Cursor =
        new("_cursor", FhirSearchKind.Text, "Where the next page begins: taken from the next link, never made by the client.");

    /// <summary>The parameters of each resource type.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<FhirSearchParameter>> Parameters { get; } =
        new SortedDictionary<string, IReadOnlyList<FhirSearchParameter>>(StringComparer.Ordinal)
        {
            ["Patient"] = [Id, Identifier("Patient"), Count, Cursor],
            ["Coverage"] = [Id, OfPatient("Coverage-patient"), Identifier("Coverage"), Status("Coverage-status"), Count, Cursor],
            ["CoverageEligibilityResponse"] =
            [
                Id, OfPatient("CoverageEligibilityResponse-patient"), Status("CoverageEligibilityResponse-status"),
                Date("created", "The day of the check.", "CoverageEligibilityResponse-created"), Count, Cursor,
            ],
            ["Consent"] =
            [
                Id, OfPatient("clinical-patient"), Status("Consent-status", "active until it is withdrawn or the stay ends; when it runs out is in provision.period."),
                Date("date", "The day it was given.", "clinical-date"), Count, Cursor,
            ],
            ["DetectedIssue"] = [Id, OfPatient("clinical-patient"), Date("identified", "The day it was found.", "DetectedIssue-identified"), Count, Cursor],
            ["AllergyIntolerance"] =
            [
                Id, OfPatient("clinical-patient"), Identifier("clinical"),
                new("clinical-status", FhirSearchKind.Token, "active, or inactive once refuted.", Definition("AllergyIntolerance-clinical-status")),
                Date("date", "The day it was recorded.", "clinical-date"), Count, Cursor,
            ],
            ["MedicationRequest"] =
            [
                Id, OfPatient("clinical-patient"), Identifier("clinical"), Status("medications-status"),
                Date("authoredon", "The date of issue.", "MedicationRequest-authoredon"), Count, Cursor,
            ],
            ["MedicationDispense"] =
            [
                Id, OfPatient("clinical-patient"), Identifier("clinical"), Status("medications-status"),
                Date("whenhandedover", "The day of handing over.", "MedicationDispense-whenhandedover"), Count, Cursor,
            ],
        };

    private static FhirSearchParameter OfPatient(string definition) =>
        new("patient", FhirSearchKind.Reference, "Whom it is about.", Definition(definition));

    private static FhirSearchParameter Identifier(string owner) => new(
        "identifier", FhirSearchKind.Token, "System and value. Only with POST _search: identifiers are personal data, and URLs are logged.",
        Definition($"{owner}-identifier"), PostOnly: true);

    private static FhirSearchParameter Status(string definition, string documentation = "The status.") =>
        new("status", FhirSearchKind.Token, documentation, Definition(definition));

    private static FhirSearchParameter Date(string name, string documentation, string definition) =>
        new(name, FhirSearchKind.Date, documentation, Definition(definition));

    private static string Definition(string name) => $"http://hl7.org/fhir/SearchParameter/{name}";
}
