namespace Healthcare.Domain;

/// <summary>Why something was refused, in terms that HTTP, FHIR and the command line each translate for themselves.</summary>
public enum RejectionKind
{
    /// <summary>The form is wrong: missing, out of range, not understood.</summary>
    Invalid,

    /// <summary>The caller did not say who they are.</summary>
    Unidentified,

    /// <summary>The caller may not do this.</summary>
    Forbidden,

    /// <summary>There is no such record.</summary>
    Missing,

    /// <summary>The record is in a state that does not allow it.</summary>
    Conflict,

    /// <summary>The caller's picture of the record is out of date.</summary>
    Stale,

    /// <summary>The request is larger than allowed.</summary>
    TooLarge,

    /// <summary>The kind of content is not one that is understood.</summary>
    UnsupportedMedia,

    /// <summary>The address is right, but not for this method.</summary>
    WrongMethod,

    /// <summary>The form is right, but a rule of the domain says no.</summary>
    Refused,

    /// <summary>Too much is going on; try again.</summary>
    Busy,

    /// <summary>The program failed; the fault is not the caller's.</summary>
    Fault,

    /// <summary>The caller tried too often; <see cref="Rejection.RetryAfter"/> says when to try again.</summary>
    TooOften,
}

/// <summary>
/// A refusal the caller can act on. <see cref="Code"/> is a public contract (<c>context.kebab-case</c>) and never reused;
/// <see cref="Message"/> and <see cref="Remedy"/> name no person.
/// </summary>
public sealed record Rejection(string Code, RejectionKind Kind, string Message, string Remedy)
{
    /// <summary>What this refusal is about, for the caller only: never logged.</summary>
    public object? Details { get; init; }

    /// <summary>How long to wait before it is worth trying again.</summary>
    public NodaTime.Duration? RetryAfter { get; init; }

    /// <summary>The fields and rules that were broken, when the form was.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>The same refusal, with the facts of this case.</summary>
    public Rejection With(object details) => this with { Details = details };

    /// <summary>The same refusal, naming one field and the rule it broke.</summary>
    public Rejection At(string field, string rule) => this with { Fields = [.. Fields, new FieldError(field, rule)] };
}

/// <summary>One field of a request and the rule it broke. The value itself is never repeated.</summary>
public sealed record FieldError(string Field, string Rule);
