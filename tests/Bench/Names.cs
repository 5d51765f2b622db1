namespace Healthcare.Bench;

/// <summary>The measurements, as the report names them.</summary>
internal static class Names
{
    public const string DurableInsert = "durable-insert", KeyRead = "key-read", Check = "eligibility-check", CheckByNumber = "eligibility-check-by-number",
        Registration = "prescription-registration", FhirRead = "fhir-read", Rebuild = "rebuild", Multitude = "multitude",
        Intake = "coverage-intake", BytesPerPerson = "bytes-per-person", Batch = "eligibility-batch",
        Prescribing = "prescribing", Dispense = "dispense", HistoryRead = "history-read-200";

    /// <summary>A registration for persons with so many active drugs: <c>register-200</c>.</summary>
    public static string Register(int drugs) => $"register-{drugs}";

    /// <summary>The same by so many clients: <c>register-200-c64</c>.</summary>
    public static string By(string name, int clients) => $"{name}-c{clients}";

    /// <summary>The same at half its maximal rate.</summary>
    public static string Half(string name) => $"{name}-half";

    /// <summary>The p99 in milliseconds that is aimed at, where one is.</summary>
    public static double? LongestAimed(string name) => name == Half(Register(200)) ? 100 : null;

    /// <summary>A check among so many persons: <c>by-card-10000</c>.</summary>
    public static string Among(string way, int persons) => $"{way}-{persons}";

    /// <summary>Whether it is a check among so many persons.</summary>
    public static bool IsAmong(string name) => name.StartsWith("by-", StringComparison.Ordinal);

    /// <summary>Whether one is the other among fewer persons: what the other is compared with.</summary>
    public static bool IsSameAmongFewer(string one, string other) =>
        IsAmong(one) && IsAmong(other) && WayOf(one) == WayOf(other) && PersonsOf(one) < PersonsOf(other);

    private static string WayOf(string name) => name[..name.LastIndexOf('-')];

    private static long PersonsOf(string name) => long.TryParse(name[(name.LastIndexOf('-') + 1)..], out var persons) ? persons : 0;

    /// <summary>What is measured against a limit.</summary>
    public static readonly IReadOnlyList<string> Measured = [Check, CheckByNumber, Registration, FhirRead, Rebuild, Prescribing, Multitude];
}
