using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Utility;
using Hl7.Fhir.Validation;

namespace Healthcare.Projections.Fhir;

/// <summary>Reads FHIR R4 JSON from outside. Whatever is wrong becomes an issue, never an exception.</summary>
internal static class StrictFhir
{
    /// <summary>The JSON cannot be read at all.</summary>
    public const string JsonRule = "fhir.json";

    /// <summary>The JSON can be read, but it is not FHIR R4.</summary>
    public const string R4Rule = "fhir.r4";

    private const int MostIssues = 50;

    private static readonly JsonSerializerOptions Options =
        new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector).UsingMode(DeserializationMode.Strict);

    /// <summary>The resource, or why there is none.</summary>
    public static (Resource? Resource, IReadOnlyList<FhirIssue> Issues) Parse(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            return JsonSerializer.Deserialize<Resource>(utf8Json.Span, Options) is { } resource
                ? (resource, [])
                : (null, [Unreadable("$this")]);
        }
        catch (DeserializationFailedException failed)
        {
            return (null, [.. failed.Exceptions.Take(MostIssues).Select(IssueOf)]);
        }
        catch (CodedException one)
        {
            // A resource's own rules read its members while it is parsed, and a member of the wrong kind throws there.
            return (null, [IssueOf(one)]);
        }
        catch (JsonException broken)
        {
            return (null, [Unreadable($"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}")]);
        }
        catch (Exception other) when (other is InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            // Firely lets some of its reader's exceptions through: a root that is no object, text that is no Unicode.
            return (null, [Unreadable("$this")]);
        }
    }

    private static FhirIssue Unreadable(string where) => new(IssueTypes.Invalid, JsonRule, "$this", $"The JSON cannot be read ({where}).");

    private static FhirIssue IssueOf(CodedException problem) => new(
        IssueTypes.Invalid, R4Rule, (problem as ExtendedCodedException)?.InstancePath ?? "$this", $"{MeaningOf(problem.ErrorCode)} ({problem.ErrorCode}).");

    // Firely's own messages repeat the value.
    private static string MeaningOf(string code) => code switch
    {
        CodedValidationException.INVALID_CODED_VALUE_CODE => "The code is not one of the value set",
        CodedValidationException.LITERAL_INVALID_CODE => "The value is not spelled as its type demands",
        CodedValidationException.INCORRECT_LITERAL_VALUE_TYPE_CODE => "The value is of the wrong JSON type",
        CodedValidationException.UNKNOWN_ELEMENT_CODE => "There is no such element",
        CodedValidationException.UNKNOWN_RESOURCE_TYPE_CODE => "There is no such resource type",
        CodedValidationException.MANDATORY_ELEMENT_MUST_BE_PRESENT_CODE => "A mandatory element is missing",
        CodedValidationException.INCORRECT_CARDINALITY_MIN_CODE => "The element must be repeated more often",
        CodedValidationException.INCORRECT_CARDINALITY_MAX_CODE => "The element is repeated too often",
        CodedValidationException.ELEMENT_CANNOT_BE_EMPTY_CODE => "The element is empty",
        CodedValidationException.CHOICE_TYPE_NOT_ALLOWED_CODE => "The type is not allowed here",
        FhirJsonException.NO_RESOURCETYPE_PROPERTY_CODE => "The resource type is missing",
        _ => "The content is not FHIR R4 JSON",
    };
}
