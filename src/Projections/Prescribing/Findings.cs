using Healthcare.Projections.Fhir;

namespace Healthcare.Projections.Prescribing;

/// <summary>The issues that a reading has come upon so far. What is read elsewhere than in a document breaks rules of the same names in another context.</summary>
internal sealed class Findings(string context = Findings.Document)
{
    private const string Document = "eprescription";

    private readonly List<FhirIssue> _issues = [];

    public IReadOnlyList<FhirIssue> Issues => _issues;

    public bool Any => _issues.Count > 0;

    public void Invalid(string rule, string at, string diagnostics) => Add(IssueTypes.Invalid, rule, at, diagnostics);

    public void Required(string rule, string at, string diagnostics) => Add(IssueTypes.Required, rule, at, diagnostics);

    public void Value(string rule, string at, string diagnostics) => Add(IssueTypes.Value, rule, at, diagnostics);

    public void NotFound(string rule, string at, string diagnostics) => Add(IssueTypes.NotFound, rule, at, diagnostics);

    public void BusinessRule(string rule, string at, string diagnostics) => Add(IssueTypes.BusinessRule, rule, at, diagnostics);

    public void NotSupported(string rule, string at, string diagnostics) => Add(IssueTypes.NotSupported, rule, at, diagnostics);

    private void Add(string code, string rule, string at, string diagnostics) =>
        _issues.Add(new(code, rule.StartsWith(Document, StringComparison.Ordinal) ? context + rule[Document.Length..] : rule, at, diagnostics));
}
