using Healthcare.Application.Access;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Desk;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Desk;

/// <summary>Looking for a prescription, recording an allergy, and how the desks tell what was found.</summary>
public sealed class SearchFormTests
{
    private static readonly MedicationInUse Other = new(
        Guid.NewGuid(), "1310000002", new(DrugCodeSystem.Yj, "1149019F1560"), "ロキソニン錠６０ｍｇ", ["loxoprofen"], AdministrationRoute.Oral, new(2026, 5, 1), new(2026, 5, 7), "1340000001");

    [Fact]
    public void identity_and_number_are_read_in_wide_letters_too()
    {
        var search = SearchForm.Read(Fields(
            ("insurerNumber", "３３１２００１５"), ("symbol", "12"), ("number", "9000001"), ("branch", "01"), ("birthDate", "1980-05-05"), ("exchangeNumber", "１２３４５６")));
        Assert.Equal(new InsuredNumber("33120015", "12", "9000001", "01", new(1980, 5, 5)), search.Person.Insured);
        Assert.Equal("123456", search.ExchangeNumber);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1980-13-05")]
    public void without_a_birth_date_nothing_is_looked_for(string birthDate)
    {
        var fields = Fields(("birthDate", birthDate));
        SearchForm.Read(fields);
        Assert.Equal("生年月日", DeskErrorWords.Of(Assert.Single(fields.Fault!.Fields)));
    }

    [Fact]
    public void an_allergy_to_a_drug_is_read()
    {
        var id = Guid.NewGuid();
        var command = AllergyForm.Read(
            Fields(("id", $"{id}"), ("code-1", "1149019f1560"), ("name-1", "ロキソニン錠６０ｍｇ"), ("criticality", "High"), ("onsetOn", "2026-05-01"), ("note", "じんましん")), Guid.NewGuid());
        Assert.Equal((id, "1149019F1560", "ロキソニン錠６０ｍｇ"), (command.AllergyId, command.Drug.Code, command.DrugName));
        Assert.Equal((AllergyCriticality.High, new LocalDate(2026, 5, 1), "じんましん"), (command.Criticality, command.OnsetOn!.Value, command.Note));
    }

    [Fact]
    public void an_alert_names_the_other_drug_its_days_and_its_institutions() => Assert.Equal(
        "「ロキソプロフェン」と「ロキソニン錠６０ｍｇ」（1310000002の処方、1340000001の調剤、2026年5月1日から2026年5月7日まで）。", DeskHitWords.Of(Hit(SafetyHitKind.Duplicate) with { With = Other }, number => number));

    [Fact]
    public void a_contraindication_names_its_source() => Assert.Contains(
        "根拠：グラケー添付文書", DeskHitWords.WhyOf(Hit(SafetyHitKind.Contraindicated) with { Pair = new("warfarin", [], "menatetrenone", [], "グラケー添付文書") }), StringComparison.Ordinal);

    [Fact]
    public void an_alert_inside_a_prescription_names_the_line() => Assert.Equal(
        "「ロキソプロフェン」と、同じ処方箋のRp2-1の薬。", DeskHitWords.Of(Hit(SafetyHitKind.Contraindicated) with { Beside = new(2, 1) }, number => number));

    [Fact]
    public void no_alert_is_told_in_the_words_of_the_api()
    {
        foreach (var kind in Enum.GetValues<SafetyHitKind>())
            Assert.DoesNotContain("English", DeskHitWords.Of(Hit(kind), number => number) + DeskHitWords.WhyOf(Hit(kind)), StringComparison.Ordinal);
    }

    [Fact]
    public void too_many_guesses_have_words() =>
        Assert.NotEqual(DeskErrorWords.Of(new Rejection("other.code", RejectionKind.TooOften, "", "")), DeskErrorWords.Of(PrescribingRejections.TooManyGuesses));

    private static SafetyHit Hit(SafetyHitKind kind) => new(kind, 1, 1, "ロキソプロフェン", "English");

    private static DeskFields Fields(params (string Name, string Value)[] typed) => new(typed.ToDictionary(field => field.Name, field => field.Value));
}
