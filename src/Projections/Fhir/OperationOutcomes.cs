using System.Text.Json;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Storage;

namespace Healthcare.Projections.Fhir;

/// <summary>Refusals in FHIR's own form. They name no person and repeat no value.</summary>
public static class OperationOutcomes
{
    /// <summary>The media type of all that this engine says in FHIR.</summary>
    public const string MediaType = "application/fhir+json";

    /// <summary>A rejection, with one further issue for each field that broke a rule of form.</summary>
    public static byte[] Of(Rejection rejection) => FhirJson.Resource("OperationOutcome", rejection, static (json, rejection) =>
    {
        json.WriteStartArray("issue");
        Write(json, new(rejection.Kind == RejectionKind.Fault ? "fatal" : "error", TypeOf(rejection.Kind), rejection.Code, rejection.Message, DiagnosticsOf(rejection), null));
        foreach (var field in rejection.Fields)
            Write(json, new("error", IssueTypes.Invalid, rejection.Code, null, field.Rule, field.Field));
        json.WriteEndArray();
    });

    /// <summary>What stands against FHIR content; there is at least one issue.</summary>
    public static byte[] Of(IReadOnlyList<FhirIssue> issues) => FhirJson.Resource("OperationOutcome", issues, static (json, issues) =>
    {
        json.WriteStartArray("issue");
        foreach (var issue in issues)
            Write(json, new(issue.Severity, issue.Code, issue.Rule, null, issue.Diagnostics, issue.Expression));
        json.WriteEndArray();
    });

    /// <summary>Nothing stands against the content.</summary>
    public static byte[] NothingFound => FhirJson.Resource("OperationOutcome", "Nothing stands against the content.", static (json, text) =>
    {
        json.WriteStartArray("issue");
        json.WriteStartObject();
        json.WriteString("severity", "information");
        json.WriteString("code", "informational");
        json.WriteString("diagnostics", text);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private sealed record Issue(string Severity, string Type, string Code, string? Text, string? Diagnostics, string? Expression);

    private static void Write(Utf8JsonWriter json, Issue issue)
    {
        json.WriteStartObject();
        json.WriteString("severity", issue.Severity);
        json.WriteString("code", issue.Type);
        json.Concept("details", FhirSystems.Errors, issue.Code, text: issue.Text);
        json.Text("diagnostics", issue.Diagnostics);
        if (!string.IsNullOrEmpty(issue.Expression))
        {
            json.WriteStartArray("expression");
            json.WriteStringValue(issue.Expression);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string DiagnosticsOf(Rejection rejection) => HitsOf(rejection) switch
    {
        HitsToShow { DetailsNeedConsent: true } hits => $"{rejection.Remedy} (hits: {hits.Hits}; details need the person's consent)",
        HitsToShow hits => $"{rejection.Remedy} (hits: {hits.Hits})",
        _ => rejection.Remedy,
    };

    /// <summary>A refusal that is told again has its details as they were kept.</summary>
    private static HitsToShow? HitsOf(Rejection rejection) => rejection.Details is JsonElement kept && rejection.Code == PrescribingRejections.DuplicateMedication.Code
        ? kept.Deserialize<HitsToShow>(StoredJson.Options)
        : rejection.Details as HitsToShow;

    private static string TypeOf(RejectionKind kind) => kind switch
    {
        RejectionKind.Invalid => IssueTypes.Invalid,
        RejectionKind.Unidentified => "login",
        RejectionKind.Forbidden => "forbidden",
        RejectionKind.Missing => IssueTypes.NotFound,
        RejectionKind.Conflict or RejectionKind.Stale => "conflict",
        RejectionKind.TooLarge => "too-long",
        RejectionKind.UnsupportedMedia or RejectionKind.WrongMethod => IssueTypes.NotSupported,
        RejectionKind.Refused => IssueTypes.BusinessRule,
        RejectionKind.Busy or RejectionKind.TooOften => "throttled",
        _ => "exception",
    };
}
