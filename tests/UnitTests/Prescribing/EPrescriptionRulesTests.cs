using System.Reflection;
using System.Text.Json.Nodes;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Prescribing;
using Xunit;
using static Healthcare.Tests.Prescribing.PrescriptionDocument;

namespace Healthcare.Tests.Prescribing;

public class EPrescriptionRulesTests
{
    private sealed record Broken(string Case, string Rule, string Code, Action<JsonNode> Change);

    private static readonly Broken[] Cases =
    [
        new("another resource", EPrescriptionRules.Document, IssueTypes.Value, b => { b["type"] = "collection"; }),
        new("no composition first", EPrescriptionRules.CompositionFirst, IssueTypes.BusinessRule, b => Swap(b, CompositionEntry, PatientEntry)),
        new("two compositions", EPrescriptionRules.CompositionFirst, IssueTypes.BusinessRule, b => Copy(b, CompositionEntry)),
        new("no entries", EPrescriptionRules.CompositionFirst, IssueTypes.BusinessRule, b => b.AsObject().Remove("entry")),
        new("another document", EPrescriptionRules.DocumentType, IssueTypes.Value, b => Code(b.Resource(CompositionEntry)["type"]!, "18842-5")),
        new("a preliminary document", EPrescriptionRules.Final, IssueTypes.Value, b => b.Resource(CompositionEntry)["status"] = "preliminary"),
        new("no category", EPrescriptionRules.Category, IssueTypes.Required, b => b.Resource(CompositionEntry).AsObject().Remove("category")),
        new("a split prescription", EPrescriptionRules.Category, IssueTypes.NotSupported, b => Code(b.Resource(CompositionEntry)["category"]![0]!, "03")),
        new("one fullUrl twice", EPrescriptionRules.UniqueEntries, IssueTypes.BusinessRule, b => Copy(b, InsurerEntry)),
        new("a dead reference", EPrescriptionRules.References, IssueTypes.NotFound, b => b.Resource(InsuranceEntry)["payor"]![0]!["reference"] = "Organization/9"),
        new("a dead contained reference", EPrescriptionRules.References, IssueTypes.NotFound, b => b.Resource(InsuranceEntry)["payor"]![0]!["reference"] = "#x"),
        new("two patients", EPrescriptionRules.OnePatient, IssueTypes.BusinessRule, b => Copy(b, PatientEntry, "urn:uuid:00000000-0000-4000-8000-0000000000ff")),
        new("a document about nobody", EPrescriptionRules.OnePatient, IssueTypes.BusinessRule, b => b.Resource(CompositionEntry).AsObject().Remove("subject")),
        new("a drug for somebody else", EPrescriptionRules.OnePatient, IssueTypes.BusinessRule, b => b.Resource(DrugEntry)["subject"]!["reference"] = Doctor),
        new("no section 01", EPrescriptionRules.Section, IssueTypes.Required, b => Code(b.Resource(CompositionEntry)["section"]![0]!["code"]!, "11")),
        new("a drug that no section names", EPrescriptionRules.Listed, IssueTypes.BusinessRule, b => b.AddDrug(listed: false)),
        new("no identifier at all", EPrescriptionRules.Identifier, IssueTypes.Required, b => { b.AsObject().Remove("identifier"); b.Resource(CompositionEntry).AsObject().Remove("identifier"); }),
        new("no custodian", EPrescriptionRules.Institution, IssueTypes.Required, b => b.Resource(CompositionEntry).AsObject().Remove("custodian")),
        new("an institution number of 7 digits", EPrescriptionRules.Institution, IssueTypes.Value, b => b.Resource(IssuerEntry)["identifier"]![0]!["value"] = "1234567"),
        new("no date of issue", EPrescriptionRules.Period, IssueTypes.Required, b => b.Resource(CompositionEntry).AsObject().Remove("event")),
        new("a month of issue", EPrescriptionRules.Period, IssueTypes.Value, b => b.Resource(CompositionEntry)["event"]![0]!["period"]!["start"] = "2026-04"),
        new("an end before the issue", EPrescriptionRules.Period, IssueTypes.Value, b => b.Resource(CompositionEntry)["event"]![0]!["period"]!["end"] = "2026-03-31"),
        new("a year of birth", EPrescriptionRules.BirthDate, IssueTypes.Required, b => b.Resource(PatientEntry)["birthDate"] = "1970"),
        new("neither patient number nor insurance", EPrescriptionRules.PatientIdentity, IssueTypes.Required, b => WithoutNumber(b, i => Code(i["type"]!, "8"))),
        new("an insurance of somebody else", EPrescriptionRules.PatientIdentity, IssueTypes.Required, b => WithoutNumber(b, i => i["beneficiary"]!["reference"] = Doctor)),
        new("an insurance without number", EPrescriptionRules.PatientIdentity, IssueTypes.Required, b => WithoutNumber(b, i => i.AsObject().Remove("extension"))),
        new("a narcotic without licence", EPrescriptionRules.NarcoticLicence, IssueTypes.Required, b => Narcotic(b, () => b.Resource(DoctorEntry)["qualification"]!.AsArray().RemoveAt(1))),
        new("a narcotic without author", EPrescriptionRules.NarcoticLicence, IssueTypes.Required, b => Narcotic(b, () => b.Resource(CompositionEntry)["author"]!.AsArray().RemoveAt(0))),
        new("a narcotic without address", EPrescriptionRules.NarcoticAddress, IssueTypes.Required, b => Narcotic(b, () => b.Resource(PatientEntry).AsObject().Remove("address"))),
        Drug("no Rp number", EPrescriptionRules.RpNumber, IssueTypes.Required, d => d["identifier"]!.AsArray().RemoveAt(0)),
        Drug("an Rp number in words", EPrescriptionRules.RpNumber, IssueTypes.Value, d => d["identifier"]![0]!["value"] = "一"),
        Drug("Rp number 0", EPrescriptionRules.RpNumber, IssueTypes.Value, d => d["identifier"]![0]!["value"] = "0"),
        Drug("no order", EPrescriptionRules.OrderInRp, IssueTypes.Required, d => d["identifier"]!.AsArray().RemoveAt(1)),
        Drug("two orders", EPrescriptionRules.OrderInRp, IssueTypes.Value, d => d["identifier"]!.AsArray().Add(d["identifier"]![1]!.DeepClone())),
        new("one order twice", EPrescriptionRules.UniqueOrder, IssueTypes.BusinessRule, b => b.AddDrug(order: "1")),
        Drug("a stopped request", EPrescriptionRules.Status, IssueTypes.Value, d => d["status"] = "stopped"),
        Drug("a plan", EPrescriptionRules.Intent, IssueTypes.Value, d => d["intent"] = "plan"),
        Drug("a prohibition", EPrescriptionRules.Intent, IssueTypes.NotSupported, d => d["doNotPerform"] = true),
        Drug("no time of writing", EPrescriptionRules.AuthoredOn, IssueTypes.Required, d => d.AsObject().Remove("authoredOn")),
        Drug("no known code", EPrescriptionRules.DrugCode, IssueTypes.Required, d => d["medicationCodeableConcept"]!.AsObject().Remove("coding")),
        Drug("a code that is too short", EPrescriptionRules.DrugCode, IssueTypes.Value, d => d["medicationCodeableConcept"]!["coding"]![1]!["code"] = "1149"),
        Drug("no name", EPrescriptionRules.DrugText, IssueTypes.Required, d => d["medicationCodeableConcept"]!.AsObject().Remove("text")),
        Drug("no dosage", EPrescriptionRules.DosageText, IssueTypes.Required, d => d.AsObject().Remove("dosageInstruction")),
        Drug("a dosage without text", EPrescriptionRules.DosageText, IssueTypes.Required, d => d["dosageInstruction"]![0]!.AsObject().Remove("text")),
        Drug("nothing to dispense", EPrescriptionRules.Quantity, IssueTypes.Required, d => d.AsObject().Remove("dispenseRequest")),
        Drug("none of it", EPrescriptionRules.Quantity, IssueTypes.Value, d => d["dispenseRequest"]!["quantity"]!["value"] = 0),
        Drug("about 21", EPrescriptionRules.Quantity, IssueTypes.Value, d => d["dispenseRequest"]!["quantity"]!["comparator"] = "<"),
        Drug("another unit", EPrescriptionRules.Quantity, IssueTypes.Value, d => d["dispenseRequest"]!["quantity"]!["system"] = "http://unitsofmeasure.org"),
        Drug("a dose without unit", EPrescriptionRules.Quantity, IssueTypes.Value, d => d["dosageInstruction"]![0]!["doseAndRate"]![0]!["doseQuantity"]!.AsObject().Remove("code")),
        Drug("half a day", EPrescriptionRules.DaysSupply, IssueTypes.Value, d => d["dispenseRequest"]!["expectedSupplyDuration"]!["value"] = 0.5),
        Drug("weeks", EPrescriptionRules.DaysSupply, IssueTypes.Value, d => d["dispenseRequest"]!["expectedSupplyDuration"]!["code"] = "wk"),
        Drug("no days", EPrescriptionRules.DaysSupply, IssueTypes.Required, d => { WithoutSupply(d); d["dosageInstruction"]![0]!.AsObject().Remove("timing"); }),
        Drug("days that differ", EPrescriptionRules.DaysSupply, IssueTypes.BusinessRule, d => { WithoutSupply(d); Taper(d); }),
        Drug("an unknown substitution", EPrescriptionRules.Substitution, IssueTypes.Value, d => Code(d["substitution"]!["allowedCodeableConcept"]!, "9")),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Case)];

    [Theory]
    [MemberData(nameof(Names))]
    public void is_refused(string name)
    {
        var broken = Cases.Single(c => c.Case == name);
        var refused = Assert.IsType<BundleReading.Refused>(Read(broken.Change));

        Assert.Contains(refused.Issues, issue => issue.Rule == broken.Rule && issue.Code == broken.Code);
        Assert.All(refused.Issues, issue => Assert.StartsWith("Bundle", issue.Expression));
    }

    [Fact]
    public void every_rule_has_a_case() =>
        Assert.Empty(typeof(EPrescriptionRules).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!).Except(Cases.Select(c => c.Rule)));

    [Fact]
    public void one_mistake_is_one_issue()
    {
        var refused = Assert.IsType<BundleReading.Refused>(Read(b => b.Resource(DrugEntry)["status"] = "stopped"));

        Assert.Equal(
            new FhirIssue("value", "eprescription.status", "Bundle.entry[7].resource.status", "The status must be active or completed."), Assert.Single(refused.Issues));
    }

    [Fact]
    public void several_mistakes_are_told_at_once() =>
        Assert.Equal(3, Assert.IsType<BundleReading.Refused>(Read(b =>
        {
            b.Resource(DrugEntry)["status"] = "stopped";
            b.Resource(DrugEntry)["intent"] = "plan";
            b.Resource(PatientEntry)["birthDate"] = "1970";
        })).Issues.Count);

    private static Broken Drug(string name, string rule, string code, Action<JsonNode> change) => new(name, rule, code, b => change(b.Resource(DrugEntry)));

    private static void Code(JsonNode concept, string code) => concept["coding"]![0]!["code"] = code;

    private static void Copy(JsonNode bundle, int entry, string? url = null)
    {
        var copy = bundle["entry"]![entry]!.DeepClone();
        copy["fullUrl"] = url ?? (string?)copy["fullUrl"];
        bundle["entry"]!.AsArray().Add(copy);
    }

    private static void Swap(JsonNode bundle, int one, int other)
    {
        var entries = bundle["entry"]!.AsArray();
        var (first, second) = (entries[one]!.DeepClone(), entries[other]!.DeepClone());
        (entries[one], entries[other]) = (second, first);
    }

    private static void WithoutNumber(JsonNode bundle, Action<JsonNode> insurance)
    {
        bundle.Resource(PatientEntry).AsObject().Remove("identifier");
        insurance(bundle.Resource(InsuranceEntry));
    }

    private static void Narcotic(JsonNode bundle, Action without)
    {
        Code(bundle.Resource(CompositionEntry)["category"]![0]!, "02");
        without();
    }

    private static void WithoutSupply(JsonNode drug) => drug["dispenseRequest"]!.AsObject().Remove("expectedSupplyDuration");

    private static void Taper(JsonNode drug)
    {
        var second = drug["dosageInstruction"]![0]!.DeepClone();
        second["timing"]!["repeat"]!["boundsDuration"]!["value"] = 2;
        drug["dosageInstruction"]!.AsArray().Add(second);
    }
}
