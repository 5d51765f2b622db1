using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Prescribing;
using Healthcare.Projections.Storage;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using NodaTime;
using Xunit;
using Instant = NodaTime.Instant;

namespace Healthcare.Tests.Prescribing;

/// <summary>Any drug of the domain, written in any flavour, reads back as it was; and whatever is changed in it, reading it never throws.</summary>
public class MedicationRecordPropertyTests
{
    private static readonly LocalDate Written = new(2026, 4, 1);
    private static readonly JsonSerializerOptions Strict = new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector).UsingMode(DeserializationMode.Strict);
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("FUZZ_ROUNDS"), out var rounds) ? rounds : 300;

    /// <summary>A drug and the flavour to write it in.</summary>
    public sealed record Case(RecordedRequest Request, MedicationFlavour Flavour)
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Flavour}: {Told(Request)}";
    }

    [Property(MaxTest = 400, Arbitrary = [typeof(MedicationRecordPropertyTests)])]
    public void a_drug_reads_back_as_it_was_written(Case c)
    {
        var reading = MedicationRecords.Read(RecordJson.Of(c.Request, c.Flavour));
        var read = Assert.Single(Assert.IsType<RecordReading.Understood>(reading).Requests);

        // The first view follows from the instructions, and has tests of its own.
        Assert.Equal(Told(c.Request with { Line = c.Request.Line with { Dosage = read.Line.Dosage, Form = read.Line.Form } }), Told(read));
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(MedicationRecordPropertyTests)])]
    public void what_is_written_is_valid_r4(Case c) => Assert.NotNull(JsonSerializer.Deserialize<Resource>(RecordJson.Of(c.Request, c.Flavour), Strict));

    [Property(MaxTest = 200, Arbitrary = [typeof(MedicationRecordPropertyTests)])]
    public void a_drug_counts_for_at_least_its_supply_and_within_reason(Case c) => Assert.InRange(c.Request.Line.DaysTaken, 1, 3660);

    [Property(MaxTest = 300, Arbitrary = [typeof(MedicationRecordPropertyTests)])]
    public void whatever_is_changed_in_it_nothing_throws(Case c, int seed)
    {
        var request = JsonNode.Parse(RecordJson.Of(c.Request, c.Flavour))!;
        var random = new Random(seed);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            Change(request, random);
        MedicationValidation.Check(Encoding.UTF8.GetBytes(request.ToJsonString()));
    }

    [Fact]
    public void random_bytes_in_the_text_never_throw()
    {
        var random = new System.Random(20260403);
        var whole = RecordJson.Of(Cases().Generator.Sample(1, 1).First().Request, MedicationFlavour.JpCore);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = whole.ToArray();
            for (var hits = random.Next(1, 4); hits > 0; hits--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            MedicationValidation.Check(bytes);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"resourceType\":7}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[null]}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":7}]}")]
    [InlineData("{\"resourceType\":\"MedicationRequest\",\"contained\":{\"resourceType\":\"Practitioner\",\"id\":\"d\"}}")]
    [InlineData("{\"resourceType\":\"MedicationRequest\",\"meta\":7,\"identifier\":{}}")]
    public void what_is_no_drug_is_refused(string json) => Assert.NotEmpty(MedicationValidation.Check(Encoding.UTF8.GetBytes(json)).Issues);

    /// <summary>How drugs are made: every form of the guide, and what it leaves out, in all combinations.</summary>
    public static Arbitrary<Case> Cases() => (
        from flavour in Gen.Elements(Enum.GetValues<MedicationFlavour>())
        from line in Lines(flavour)
        from status in Gen.Elements("active", "completed")
        from at in Maybe(Gen.Choose(0, 86_399).Select(second => (Instant?)(Written.AtStartOfDayInZone(Zone).ToInstant() + NodaTime.Duration.FromSeconds(second))))
        from named in Maybe(Gen.Elements("1310000015-1"))
        from department in Maybe(Concepts("http://jami.jp/SS-MIX2/CodeSystem/ClinicalDepartment"))
        select new Case(
            new(
                line,
                new("r-1", at, ["http://jpfhir.jp/fhir/core/StructureDefinition/JP_MedicationRequest"], "ja", status, new("Patient/1", Display: "見本"), ["i-1"], "1310000015", department),
                new(new(Written, at), null, new("#d"), null, named, null, [new("d", "urn:oid:1.2.3", "1", "見本 一郎")], [])),
            flavour)).ToArbitrary();

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];

    private static Gen<MedicationLine> Lines(MedicationFlavour flavour) =>
        from rp in Gen.Choose(1, 99)
        from order in Gen.Choose(1, 99)
        from drug in Gen.Elements(new DrugCode(DrugCodeSystem.Yj, "1149019F1560"), new DrugCode(DrugCodeSystem.GeneralName, "1149019F1ZZZ"), new DrugCode(DrugCodeSystem.Hot9, "100000001"))
        from besides in Maybe(Gen.Elements("I1379700"))
        from quantity in Amounts
        from days in Gen.Choose(1, 90)
        from substitution in Gen.Elements(Enum.GetValues<Substitution>())
        from note in Maybe(Gen.Elements("粉砕しない"))
        from several in Gen.Choose(1, 3)
        from instructions in Instructions(flavour).ListOf(several)
        from count in Maybe(Gen.Choose(1, 20).Select(n => (int?)n))
        from preparation in Maybe(Concepts("http://jami.jp/CodeSystem/DrugDispensePreparationMethod").Select(concept => (IReadOnlyList<CodedText>)[concept]))
        from reason in Maybe(Concepts("http://example.org/reason"))
        from number in Maybe(Gen.Elements("O-1"))
        from category in Maybe(Concepts("http://jpfhir.jp/fhir/core/CodeSystem/JP_MedicationCategoryMERIT9_CS").Select(concept => (IReadOnlyList<CodedText>)[concept]))
        let placed = flavour == MedicationFlavour.Clins ? instructions.Select(use => use with { Starts = use.Starts ?? Written }).ToList() : [.. instructions]
        select new MedicationLine(
            rp, order, drug, "見本錠６０ｍｇ", DosageForm.Oral, new("見本"), quantity, days, substitution, note, placed,
            besides is null ? null : [new("http://jpfhir.jp/fhir/eCS/CodeSystem/DrugCode/1", besides, "見本"), new(SystemOf(drug), drug.Code)],
            CourseOfTreatment.StartsAfter(placed, Written), count, preparation, reason, number, category);

    private static Gen<DosageInstruction> Instructions(MedicationFlavour flavour) =>
        from text in Gen.Elements("１日３回　毎食後", "右眼に１滴", "頭痛時")
        from usage in Maybe(Concepts("http://jami.jp/CodeSystem/MedicationUsage"))
        from supplements in Maybe(Gen.Elements("V14NNNNN", "W0100100", "I1100000", "CW100000").Select(code => (IReadOnlyList<CodedText>)[new([new("http://jami.jp/CodeSystem/MedicationUsageAdditional", code)])]))
        from strength in Maybe(Gen.Elements(Enum.GetValues<StrengthClass>()).Select(s => (StrengthClass?)s))
        from perTime in Maybe(Amounts)
        from perDay in Maybe(Amounts)
        from starts in Maybe(Gen.Choose(-3, 30).Select(day => (LocalDate?)Written.PlusDays(day)))
        from ends in Maybe(Gen.Choose(0, 30).Select(day => starts?.PlusDays(day)))
        from days in Maybe(Gen.Choose(1, 90).Select(n => (int?)n))
        from used in Maybe(Gen.Choose(1, 90).Select(n => (int?)n))
        from asNeeded in Gen.Elements(true, false)
        from condition in Maybe(Concepts("http://jpfhir.jp/fhir/core/CodeSystem/JP_MedicationAsNeededConditionJAMI_CS"))
        from site in Maybe(Concepts("http://jami.jp/CodeSystem/MedicationBodySiteExternal"))
        from route in Maybe(Concepts("http://jpfhir.jp/fhir/core/CodeSystem/route-codes"))
        from method in Maybe(Concepts("http://jami.jp/CodeSystem/MedicationMethodBasicUsage"))
        from timetable in Maybe(Timetables)
        select new DosageInstruction(
            text, usage, supplements, strength is null && perTime is null && perDay is null ? null : new(strength, perTime, perDay), starts, ends, days, used, asNeeded,
            asNeeded && flavour != MedicationFlavour.Clins ? condition : null, site, route, method, timetable == new Timetable() ? null : timetable);

    private static Gen<Amount> Amounts =>
        from value in Gen.Elements(1m, 0.5m, 2.25m, 30m, 100m)
        from unit in Gen.Elements(("TAB", "錠"), ("ML", "ｍＬ"), ("G", "ｇ"))
        select new Amount(value, unit.Item1, unit.Item2);

    private static Gen<Timetable> Timetables =>
        from count in Maybe(Gen.Choose(1, 30).Select(n => (int?)n))
        from frequency in Maybe(Gen.Choose(1, 4).Select(n => (int?)n))
        from unit in Gen.Elements(Enum.GetValues<TimeUnit>())
        from moments in Maybe(Gen.Constant((IReadOnlyList<Instant>)[Written.AtStartOfDayInZone(Zone).ToInstant()]))
        from weekdays in Maybe(Gen.Elements<IReadOnlyList<IsoDayOfWeek>>([IsoDayOfWeek.Monday], [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday]))
        from times in Maybe(Gen.Constant((IReadOnlyList<LocalTime>)[new(8, 0), new(20, 30, 15)]))
        select new Timetable(moments, count, frequency, frequency is null ? null : 1.5m, frequency is null ? null : unit, weekdays, times);

    private static Gen<CodedText> Concepts(string system) =>
        from codes in Gen.Elements<IReadOnlyList<NamedCode>>([], [new(system, "1", "見本")], [new(system, "1"), new("http://example.org/local", "2", "見本")])
        from text in Gen.Elements(null, "見本")
        select new CodedText(codes, codes.Count == 0 ? "見本" : text);

    private static Gen<T?> Maybe<T>(Gen<T> gen) => Gen.Frequency((1, Gen.Constant(default(T?))), (1, gen.Select(value => (T?)value)));

    private static string SystemOf(DrugCode drug) => drug.System switch
    {
        DrugCodeSystem.Yj => "http://capstandard.jp/iyaku.info/CodeSystem/YJ-code",
        DrugCodeSystem.GeneralName => "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode",
        _ => "http://medis.or.jp/CodeSystem/master-HOT9",
    };

    private static string Told(object value) => Encoding.UTF8.GetString(StoredJson.Bytes(value));

    private static void Change(JsonNode root, System.Random random)
    {
        var nodes = Descendants(root).ToList();
        var (one, other) = (nodes[random.Next(nodes.Count)], nodes[random.Next(nodes.Count)].DeepClone());
        if (random.Next(4) == 0 && one.Parent is JsonObject parent)
            parent.Remove(one.GetPropertyName());
        else
            one.ReplaceWith(random.Next(6) switch { 0 => null, 1 => JsonValue.Create(-1), 2 => JsonValue.Create("\u0000\t　"), 3 => new JsonArray(), 4 => JsonValue.Create(decimal.MaxValue), _ => other });
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node) =>
        (node switch
        {
            JsonObject o => o.Select(pair => pair.Value),
            JsonArray a => a,
            _ => [],
        }).OfType<JsonNode>().SelectMany(child => Descendants(child).Prepend(child));
}
