using System.Text;
using System.Text.Json.Nodes;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Prescribing;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Prescribing;

/// <summary>What stands against a drug of a patient record, rule by rule.</summary>
public class MedicationValidationTests
{
    private sealed record Broken(string Case, string Rule, string At, Action<JsonNode> Change);

    private static readonly Broken[] Cases =
    [
        new("no time of change", "clins.required", "meta.lastUpdated", r => r["meta"]!.AsObject().Remove("lastUpdated")),
        new("no Rp number", "clins.required", "identifier.where", r => r["identifier"]!.AsArray().RemoveAt(0)),
        new("two orders in the Rp", "clins.repeated", "identifier.where", r => r["identifier"]!.AsArray().Add(r["identifier"]![1]!.DeepClone())),
        new("an open order", "clins.fixed-value", "status", r => r["status"] = "active"),
        new("a plan", "clins.fixed-value", "intent", r => r["intent"] = "plan"),
        new("no printed name", "clins.required", "medicationCodeableConcept.text", r => r["medicationCodeableConcept"]!.AsObject().Remove("text")),
        new("a code without its name", "clins.required", "display", r => r["medicationCodeableConcept"]!["coding"]![0]!.AsObject().Remove("display")),
        new("a house code alone", "clins.R3010", "medication.coding", r => r["medicationCodeableConcept"]!["coding"]![0]!["system"] = "http://jpfhir.jp/fhir/eCS/CodeSystem/DrugCode/19911234567"),
        new("two YJ codes", "clins.repeated", "coding.where", r => r["medicationCodeableConcept"]!["coding"]!.AsArray().Add(r["medicationCodeableConcept"]!["coding"]![0]!.DeepClone())),
        new("another dummy for a drug", "clins.fixed-value", "code", r => { Coding(r["medicationCodeableConcept"]!)["system"] = "http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_CS"; Coding(r["medicationCodeableConcept"]!)["code"] = "NONE"; }),
        new("no subject", "fhir.r4", "subject", r => r.AsObject().Remove("subject")),
        new("no time of writing", "clins.required", "authoredOn", r => r.AsObject().Remove("authoredOn")),
        new("two notes", "clins.repeated", "note", r => r["note"] = new JsonArray(Text("一"), Text("二"))),
        new("no instruction", "clins.required", "dosageInstruction", r => r.AsObject().Remove("dosageInstruction")),
        new("no first day", "clins.required", "extension.where", r => Use(r).AsObject().Remove("extension")),
        new("a period without first day", "clins.required", "start", r => Use(r)["extension"]![0]!["valuePeriod"] = new JsonObject { ["end"] = "2026-04-07" }),
        new("no text of use", "clins.required", "dosageInstruction.text", r => Use(r).AsObject().Remove("text")),
        new("no timing", "clins.required", "timing", r => Use(r).AsObject().Remove("timing")),
        new("no usage in words", "clins.required", "code.text", r => Use(r)["timing"]!["code"]!.AsObject().Remove("text")),
        new("no usage code", "clins.R5020", "timing.code", r => Coding(Use(r)["timing"]!["code"]!)["system"] = "http://jami.jp/CodeSystem/MedicationUsage"),
        new("usage and dummy", "clins.R5021", "timing.code", r => Use(r)["timing"]!["code"]!["coding"]!.AsArray().Add(Code("http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_MedicationUsage_Uncoded_CS", "0X0XXXXXXXXX0000", "ダミー用法コード"))),
        new("another dummy for a usage", "clins.fixed-value", "code", r => Use(r)["timing"]!["code"]!["coding"]![0] = Code("http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_MedicationUsage_Uncoded_CS", "0000000000000000", "ダミー用法コード")),
        new("supplement without text", "clins.required", "additionalInstruction.text", r => Use(r)["additionalInstruction"] = new JsonArray(new JsonObject { ["coding"] = new JsonArray(Code("http://jami.jp/CodeSystem/MedicationUsageAdditional", "I1100000", "隔日")) })),
        new("as needed for something", "clins.prohibited", "asNeededCodeableConcept", r => Use(r)["asNeededCodeableConcept"] = Text("頭痛時")),
        new("a dose without strength class", "clins.required", "type", r => Use(r)["doseAndRate"]![0]!.AsObject().Remove("type")),
        new("an unknown strength class", "medication.strength", "type", r => Coding(Use(r)["doseAndRate"]![0]!["type"]!)["code"] = "3"),
        new("a dose without unit", "clins.required", "unit", r => Use(r)["doseAndRate"]![0]!["doseQuantity"]!.AsObject().Remove("unit")),
        new("a dose of about one", "clins.prohibited", "comparator", r => Use(r)["doseAndRate"]![0]!["doseQuantity"]!["comparator"] = "<"),
        new("a dose of two days", "clins.fixed-value", "denominator.value", r => Use(r)["doseAndRate"]![0]!["rateRatio"]!["denominator"]!["value"] = 2),
        new("a dose of a week", "clins.fixed-value", "denominator.code", r => Use(r)["doseAndRate"]![0]!["rateRatio"]!["denominator"]!["code"] = "wk"),
        new("weeks of use", "clins.fixed-value", "boundsDuration.code", r => Use(r)["timing"]!["repeat"]!["boundsDuration"]!["code"] = "wk"),
        new("weeks of supply", "clins.fixed-value", "expectedSupplyDuration.code", r => r["dispenseRequest"]!["expectedSupplyDuration"]!["code"] = "wk"),
        new("a supply in days by another name", "clins.fixed-value", "expectedSupplyDuration.unit", r => r["dispenseRequest"]!["expectedSupplyDuration"]!["unit"] = "day"),
        new("an amount without code", "clins.required", "quantity.code", r => r["dispenseRequest"]!["quantity"]!.AsObject().Remove("code")),
        new("an amount in another unit", "medication.quantity", "quantity.code", r => r["dispenseRequest"]!["quantity"]!["system"] = "http://unitsofmeasure.org"),
        new("a YJ code that is too short", "medication.drug-code", "coding", r => Coding(r["medicationCodeableConcept"]!)["code"] = "1149019F15"),
        new("a substitution said by yes", "clins.prohibited", "allowedBoolean", r => r["substitution"] = new JsonObject { ["allowedBoolean"] = true }),
        new("an unknown substitution", "medication.substitution", "substitution", r => r["substitution"] = new JsonObject { ["allowedCodeableConcept"] = new JsonObject { ["coding"] = new JsonArray(Code("http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationSubstitutionProhibittedCategory", "9", "?")) } }),
        new("an institution by another system", "clins.fixed-value", "valueIdentifier.system", r => r["extension"]![0]!["valueIdentifier"]!["system"] = "urn:oid:1.2.3"),
        new("an unknown status", "fhir.r4", "status", r => r["status"] = "finished"),
        new("an element that FHIR does not know", "fhir.r4", "", r => r["dose"] = 1),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Case)];

    [Theory]
    [MemberData(nameof(Names))]
    public void is_refused_with_its_rule_and_place(string name)
    {
        var broken = Cases.Single(c => c.Case == name);
        Assert.Contains(IssuesOf(broken.Change), issue => issue.Rule == broken.Rule && issue.Severity == FhirIssue.Error && issue.Expression.Contains(broken.At, StringComparison.Ordinal));
    }

    [Fact]
    public void nothing_stands_against_a_drug_that_keeps_the_rules() => Assert.Empty(IssuesOf(_ => { }));

    [Fact]
    public void a_drug_without_standard_code_keeps_the_rules_of_jp_clins() => Assert.Empty(IssuesOf(r =>
    {
        r["medicationCodeableConcept"]!["coding"]![0] = Code("http://jpfhir.jp/fhir/eCS/CodeSystem/MedicationCodeNocoded_CS", "NOCODED", "標準コードなし");
    }));

    [Fact]
    public void an_amount_that_is_not_the_dose_of_each_day_is_worth_a_warning() =>
        Assert.Equal(("medication.quantity-of-days", FhirIssue.Warning), RuleOf(r => r["dispenseRequest"]!["quantity"]!["value"] = 20));

    [Fact]
    public void uneven_doses_that_do_not_add_up_are_worth_a_warning() =>
        Assert.Equal(("medication.uneven-doses", FhirIssue.Warning), RuleOf(r => Use(r)["additionalInstruction"] = new JsonArray(
            new JsonObject { ["text"] = "１回目４錠", ["coding"] = new JsonArray(Code("http://jami.jp/CodeSystem/MedicationUsageAdditional", "V14NNNNN", "４")) })));

    [Fact]
    public void what_the_profile_leaves_open_and_the_engine_needs_is_worth_a_warning() =>
        Assert.All(IssuesOf(r => r.AsObject().Remove("dispenseRequest")), issue => Assert.Equal(FhirIssue.Warning, issue.Severity));

    [Fact]
    public void each_drug_of_a_bundle_is_checked()
    {
        var (good, bad) = (Request(_ => { }), Request(r => r["status"] = "active"));
        var bundle = new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection", ["entry"] = new JsonArray(new JsonObject { ["resource"] = good }, new JsonObject { ["resource"] = bad }) };

        Assert.Equal("clins.fixed-value", Assert.Single(MedicationValidation.Check(Bytes(bundle)).Issues).Rule);
    }

    [Fact]
    public void a_drug_in_parameters_is_checked() => Assert.Equal("clins.fixed-value", Assert.Single(MedicationValidation.Check(Bytes(new JsonObject
    {
        ["resourceType"] = "Parameters",
        ["parameter"] = new JsonArray(new JsonObject { ["name"] = "resource", ["resource"] = Request(r => r["status"] = "active") }),
    })).Issues).Rule);

    [Theory]
    [InlineData("{\"resourceType\":\"Patient\",\"id\":\"1\"}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"type\":\"collection\"}")]
    [InlineData("{\"resourceType\":\"Parameters\",\"id\":\"1\"}")]
    public void content_without_a_drug_is_refused(string json) =>
        Assert.Equal(MedicationRecords.NoDrugs, Assert.Single(MedicationValidation.Check(Encoding.UTF8.GetBytes(json)).Issues).Rule);

    [Fact]
    public void handing_over_before_preparing_is_refused() => Assert.Contains("fhir.mdd-1", MedicationValidation.Check(Bytes(JsonNode.Parse("""
        {"resourceType":"MedicationDispense","status":"completed","subject":{"reference":"Patient/1"},"whenPrepared":"2026-04-01T11:00:00+09:00","whenHandedOver":"2026-04-01T10:59:59+09:00",
        "identifier":[{"system":"http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber","value":"1"},{"system":"http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex","value":"1"}],
        "medicationCodeableConcept":{"coding":[{"system":"http://medis.or.jp/CodeSystem/master-HOT9","code":"100000001","display":"見本錠"}]},
        "quantity":{"value":9,"unit":"錠","system":"http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code","code":"TAB"},"dosageInstruction":[{"text":"毎食後"}]}
        """)!)).Issues.Select(issue => issue.Rule));

    [Theory]
    [InlineData(DrugProblem.Unknown, "prescribing.drug-unknown")]
    [InlineData(DrugProblem.NameMismatch, "prescribing.drug-name-mismatch")]
    [InlineData(DrugProblem.Withdrawn, "prescribing.drug-withdrawn")]
    public void what_the_drug_master_says_against_a_drug_is_told_with_what_may_have_been_meant(DrugProblem problem, string rule)
    {
        var (line, on) = Assert.Single(MedicationValidation.Check(Bytes(Request(_ => { }))).Drugs);
        var issue = Assert.Single(MedicationValidation.Against(line, Says(problem)));

        Assert.Equal((rule, new LocalDate(2026, 4, 1)), (issue.Rule, on));
        Assert.Contains("1149019F1999 見本錠", issue.Diagnostics, StringComparison.Ordinal);
    }

    [Fact]
    public void a_drug_that_is_said_to_have_no_code_is_not_held_against_the_master() =>
        Assert.Empty(MedicationValidation.Against(Drugs.Tablets with { Drug = new(DrugCodeSystem.NotCoded, "NOCODED") }, Says(DrugProblem.Dummy)));

    private static MasterAnswer Says(DrugProblem problem) => new("v1", false, [new(1, 1, null, problem, [new("1149019F1999", "見本錠")])], []);

    private static (string, string) RuleOf(Action<JsonNode> change) => Assert.Single(IssuesOf(change)) is var issue ? (issue.Rule, issue.Severity) : default;

    private static IReadOnlyList<FhirIssue> IssuesOf(Action<JsonNode> change) => MedicationValidation.Check(Bytes(Request(change))).Issues;

    private static byte[] Bytes(JsonNode json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private static JsonNode Use(JsonNode request) => request["dosageInstruction"]![0]!;

    private static JsonNode Coding(JsonNode concept) => concept["coding"]![0]!;

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static JsonObject Code(string system, string code, string display) => new() { ["system"] = system, ["code"] = code, ["display"] = display };

    /// <summary>An invented drug, as the engine itself writes it for JP-CLINS.</summary>
    private static JsonNode Request(Action<JsonNode> change)
    {
        var line = Drugs.Tablets with
        {
            Instructions =
            [
                new(
                    "１日３回　毎食後　１回１錠", new([new("http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUsage_ePrescription", "1013044400000000", "１日３回")], "１日３回毎食後"),
                    Dose: new(StrengthClass.Product, new(1, "TAB", "錠"), new(3, "TAB", "錠")), Days: 7),
            ],
        };
        var frame = new RecordFrame(
            "1", Drugs.Now, ["http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_MedicationRequest_eCS"], null, "completed", new("Patient/1"), ["1310000015-1"], Drugs.Clinic);
        var request = JsonNode.Parse(RecordJson.Of(new RecordedRequest(line, frame, new(new(Drugs.Today), null, null, null, null, null, [], [])), MedicationFlavour.Clins))!;
        change(request);
        return request;
    }
}
