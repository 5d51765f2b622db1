using System.Text.Json.Nodes;
using Healthcare.Application.Access;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using NodaTime;
using VerifyXunit;
using Xunit;
using static Healthcare.Tests.Prescribing.PrescriptionDocument;

namespace Healthcare.Tests.Prescribing;

public class EPrescriptionBundleTests
{
    private static readonly LocalDate BirthDate = new(1970, 1, 31);

    [Fact]
    public Task a_document_becomes_a_command() => Verifier.Verify(Understood());

    [Fact]
    public void the_urn_uuid_of_the_bundle_is_the_prescription_id() =>
        Assert.Equal(new Guid("0197f000-0000-7000-8000-00000000000a"), Understood().Command.PrescriptionId);

    [Theory]
    [InlineData("urn:oid:1.2.3")]
    [InlineData("urn:uuid:00000000-0000-0000-0000-000000000000")]
    [InlineData("urn:uuid:nonsense")]
    public void without_a_uuid_institution_and_number_make_the_prescription_id(string identifier) =>
        Assert.Equal(StreamId.Of("prescription", "1310000015:RX-1"), Understood(b => b["identifier"]!["value"] = identifier).Command.PrescriptionId);

    [Fact]
    public void the_institutions_own_number_names_the_person() =>
        Assert.Equal(new PersonLocator(Local: new(Institution, "00012345", BirthDate)), Understood().Command.Person);

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("7")]
    public void otherwise_the_health_insurance_names_the_person(string category) =>
        Assert.Equal(
            new PersonLocator(Insured: new("06130012", "１２", "３４５", "02", BirthDate)),
            Understood(b =>
            {
                b.Resource(PatientEntry).AsObject().Remove("identifier");
                b.Resource(InsuranceEntry)["type"]!["coding"]![0]!["code"] = category;
            }).Command.Person);

    [Fact]
    public void an_insurer_may_be_named_by_its_number_alone() =>
        Assert.Equal("06130012", Understood(b =>
        {
            b.Resource(PatientEntry)["identifier"]![0]!["system"] = "urn:oid:1.2.392.100495.20.3.51.11319999999";
            b.Resource(InsuranceEntry)["payor"]![0] = new JsonObject
            {
                ["identifier"] = new JsonObject { ["system"] = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber", ["value"] = "０６１３００１２" },
            };
        }).Command.Person.Insured?.InsurerNumber);

    [Fact]
    public void an_insured_person_may_have_neither_symbol_nor_branch() =>
        Assert.Equal(
            new InsuredNumber("06130012", "", "３４５", "", BirthDate),
            Understood(b =>
            {
                b.Resource(PatientEntry).AsObject().Remove("identifier");
                b.Resource(InsuranceEntry)["extension"] = new JsonArray(b.Resource(InsuranceEntry)["extension"]![1]!.DeepClone());
            }).Command.Person.Insured);

    [Theory]
    [InlineData("2026-03-31T15:00:00Z", 1)]
    [InlineData("2026-04-01T23:59:59.999+09:00", 1)]
    [InlineData("2026-04-02", 2)]
    public void the_date_of_issue_is_the_day_in_japan(string start, int day) =>
        Assert.Equal(new LocalDate(2026, 4, day), Understood(b => b.Resource(CompositionEntry)["event"]![0]!["period"]!["start"] = start).Command.IssuedOn);

    [Fact]
    public void the_last_day_of_use_may_be_absent() =>
        Assert.Null(Understood(b => b.Resource(CompositionEntry)["event"]![0]!["period"]!.AsObject().Remove("end")).Command.ValidThrough);

    [Fact]
    public void a_practitioner_may_be_the_author_without_a_role() =>
        Assert.Equal("見本　一郎", Understood(b => b.Resource(CompositionEntry)["author"]![0]!["reference"] = Doctor).Command.PrescriberName);

    [Fact]
    public void a_document_need_not_tell_the_licence() =>
        Assert.Null(Understood(b => b.Resource(DoctorEntry).AsObject().Remove("qualification")).PrescriberLicence);

    [Fact]
    public void a_narcotic_prescription_is_taken_in_with_licence_and_address() =>
        Assert.Equal("4-321", Understood(b => b.Resource(CompositionEntry)["category"]![0]!["coding"]![0]!["code"] = "02").Command.NarcoticLicence);

    [Fact]
    public void a_general_prescription_needs_no_narcotic_licence() => Assert.Null(Understood().Command.NarcoticLicence);

    [Theory]
    [InlineData("http://capstandard.jp/iyaku.info/CodeSystem/YJ-code", "1149019F1560", DrugCodeSystem.Yj)]
    [InlineData("urn:oid:1.2.392.100495.20.1.73", "1149019F1560", DrugCodeSystem.Yj)]
    [InlineData("urn:oid:1.2.392.100495.20.1.81", "1149019F1ZZZ", DrugCodeSystem.GeneralName)]
    [InlineData("urn:oid:1.2.392.100495.20.2.81", "1149019F1ZZZ", DrugCodeSystem.GeneralName)]
    [InlineData("http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode", "1149019F1ZZZ", DrugCodeSystem.GeneralName)]
    [InlineData("urn:oid:1.2.392.200119.4.403.1", "100000001", DrugCodeSystem.Hot9)]
    [InlineData("http://example.org/local", "A1", DrugCodeSystem.Hot9)]
    public void every_spelling_of_a_drug_code_is_understood_and_hot9_counts_last(string system, string code, DrugCodeSystem expected) =>
        Assert.Equal(expected, Line(drug =>
        {
            drug["medicationCodeableConcept"]!["coding"]![1]!["system"] = system;
            drug["medicationCodeableConcept"]!["coding"]![1]!["code"] = code;
        }).Drug.System);

    [Fact]
    public void several_instructions_are_joined_and_only_what_they_share_stays()
    {
        var dosage = Line(drug =>
        {
            var second = drug["dosageInstruction"]![0]!.DeepClone();
            second["text"] = "頭痛時は\n１錠追加";
            second["doseAndRate"]![0]!["doseQuantity"]!["value"] = 2;
            drug["dosageInstruction"]!.AsArray().Add(second);
        }).Dosage;

        Assert.Equal(new("１日３回　毎食後 / 頭痛時は １錠追加", "1013044400000000", null, new(3, "TAB", "錠")), dosage);
    }

    [Theory]
    [InlineData("1", DosageForm.Oral)]
    [InlineData("2B", DosageForm.External)]
    [InlineData("30", DosageForm.Injection)]
    [InlineData("4", DosageForm.Other)]
    public void the_method_tells_the_form(string method, DosageForm expected) =>
        Assert.Equal(expected, Line(drug => drug["dosageInstruction"]![0]!["method"]!["coding"]![0]!["code"] = method).Form);

    [Theory]
    [InlineData("2B73000000000000", "1149019F1560", DosageForm.External)]
    [InlineData(null, "1149019F1560", DosageForm.Oral)]
    [InlineData(null, "1149419F1560", DosageForm.Injection)]
    [InlineData(null, "2649729S2560", DosageForm.External)]
    [InlineData(null, "2649ABCS2560", DosageForm.Other)]
    public void without_a_method_the_usage_or_the_drug_code_tells_the_form(string? usage, string yj, DosageForm expected) =>
        Assert.Equal(expected, Line(drug =>
        {
            drug["dosageInstruction"]![0]!.AsObject().Remove("method");
            if (usage is null)
                drug["dosageInstruction"]![0]!["timing"]!.AsObject().Remove("code");
            else
                drug["dosageInstruction"]![0]!["timing"]!["code"]!["coding"]![0]!["code"] = usage;
            drug["medicationCodeableConcept"]!["coding"]![1]!["code"] = yj;
        }).Form);

    [Fact]
    public void a_drug_as_needed_is_of_that_form() =>
        Assert.Equal(DosageForm.AsNeeded, Line(drug => drug["dosageInstruction"]![0]!["asNeededBoolean"] = true).Form);

    [Fact]
    public void the_bounds_tell_the_days_when_the_supply_does_not() =>
        Assert.Equal(7, Line(drug => drug["dispenseRequest"]!.AsObject().Remove("expectedSupplyDuration")).DaysSupply);

    [Theory]
    [InlineData("0", Substitution.Allowed)]
    [InlineData("1", Substitution.Prohibited)]
    [InlineData("2", Substitution.FormFixed)]
    [InlineData("3", Substitution.StrengthFixed)]
    public void substitution_codes(string code, Substitution expected) =>
        Assert.Equal(expected, Line(drug => drug["substitution"]!["allowedCodeableConcept"]!["coding"]![0]!["code"] = code).Substitution);

    [Fact]
    public void substitution_is_allowed_when_nothing_is_said() =>
        Assert.Equal(Substitution.Allowed, Line(drug => drug.AsObject().Remove("substitution")).Substitution);

    [Fact]
    public void all_that_the_pharmacist_must_see_is_kept_in_its_place()
    {
        var line = Line(drug =>
        {
            drug["note"] = new JsonArray(new JsonObject { ["text"] = "粉砕する" });
            drug["substitution"]!["reason"] = new JsonObject { ["text"] = "強い要望" };
            drug["dispenseRequest"]!["extension"] = new JsonArray(
                Extension("InstructionForDispense", "valueCodeableConcept", new JsonObject { ["text"] = "一包化" }),
                Extension("ExpectedRepeatCount", "valueInteger", JsonValue.Create(4)));
        });

        Assert.Equal(("粉砕する", "強い要望", "一包化", 4), (line.Note, line.SubstitutionReason?.Text, Assert.Single(line.Preparations!).Text, line.RepeatCount));
    }

    [Fact]
    public void each_instruction_is_kept_with_its_site_and_days()
    {
        var instructions = Line(drug =>
        {
            var second = drug["dosageInstruction"]![0]!.DeepClone();
            second["text"] = "左眼";
            second["site"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "urn:oid:1.2.392.200250.2.2.20.32", ["code"] = "26L" }) };
            drug["dosageInstruction"]!.AsArray().Add(second);
        }).Instructions!;

        Assert.Equal(2, instructions.Count);
        Assert.Equal(new NamedCode("http://jami.jp/CodeSystem/MedicationBodySiteExternal", "26L"), Assert.Single(instructions[1].Site!.Codes));
        Assert.Equal(7, instructions[1].Days);
    }

    [Theory]
    [InlineData("2026-03-31", null)]
    [InlineData("2026-04-01", null)]
    [InlineData("2026-04-02", 1)]
    public void a_drug_that_begins_later_begins_so_many_days_after_the_issue(string start, int? after) =>
        Assert.Equal(after, Line(drug =>
        {
            drug["authoredOn"] = "2026-03-30";
            drug["dosageInstruction"]![0]!["extension"] = new JsonArray(new JsonObject
            {
                ["url"] = "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationRequest_DosageInstruction_PeriodOfUse",
                ["valuePeriod"] = new JsonObject { ["start"] = start },
            });
        }).StartsAfter);

    [Fact]
    public void every_code_of_the_drug_is_kept_by_the_name_of_today() =>
        Assert.Equal(
            [new("http://medis.or.jp/CodeSystem/master-HOT9", "100000001"), new("http://capstandard.jp/iyaku.info/CodeSystem/YJ-code", "1149019F1560")],
            Line(_ => { }).Codes!);

    [Fact]
    public void several_drugs_keep_the_order_of_the_section() =>
        Assert.Equal([1, 2], Understood(b => b.AddDrug()).Command.Lines.Select(line => line.Order));

    private static JsonObject Extension(string name, string type, JsonNode value) => new()
    {
        ["url"] = "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_MedicationRequest_DispenseRequest_" + name,
        [type] = value,
    };

    private static MedicationLine Line(Action<JsonNode> change) => Assert.Single(Understood(b => change(b.Resource(DrugEntry))).Command.Lines);
}
