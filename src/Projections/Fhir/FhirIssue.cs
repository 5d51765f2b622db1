namespace Healthcare.Projections.Fhir;

/// <summary>One reason why FHIR content was not taken in.</summary>
/// <param name="Code">The FHIR issue type, one of <see cref="IssueTypes"/>.</param>
/// <param name="Rule">Which of our rules it breaks, such as <c>eprescription.composition-first</c>: public contract.</param>
/// <param name="Expression">Where, as a FHIRPath.</param>
/// <param name="Diagnostics">What is wrong. It repeats no value, for values are personal data.</param>
/// <param name="Severity"><see cref="Error"/>, or <see cref="Warning"/> for what is right but not taken in here.</param>
public sealed record FhirIssue(string Code, string Rule, string Expression, string Diagnostics, string Severity = FhirIssue.Error)
{
    /// <summary>The content is refused.</summary>
    public const string Error = "error";

    /// <summary>The content is right, but not all that can be wished for.</summary>
    public const string Warning = "warning";
}

/// <summary>The FHIR issue types that the engine uses for content.</summary>
public static class IssueTypes
{
    /// <summary>The content is not valid FHIR.</summary>
    public const string Invalid = "invalid";

    /// <summary>A part is missing.</summary>
    public const string Required = "required";

    /// <summary>A part has a value that is not allowed.</summary>
    public const string Value = "value";

    /// <summary>A reference leads nowhere.</summary>
    public const string NotFound = "not-found";

    /// <summary>The parts do not fit each other.</summary>
    public const string BusinessRule = "business-rule";

    /// <summary>The content is allowed, but not understood here.</summary>
    public const string NotSupported = "not-supported";
}
