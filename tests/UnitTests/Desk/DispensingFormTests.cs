using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Desk;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Desk;

/// <summary>What a pharmacist and a prescriber say about lines.</summary>
public sealed class DispensingFormTests
{
    private static readonly LocalDate Day = new(2026, 5, 12);
    private static readonly MedicationLine One = Line(1, "1149019F1560"), Two = Line(2, "2233002F2027"), Three = Line(3, "2325003F1020");
    private static readonly Guid Asked = Guid.Parse("0197f000-0000-7000-8000-000000000002");

    private static readonly Prescription Held = new(
        Guid.Parse("0197f000-0000-7000-8000-000000000001"), Guid.NewGuid(), new("1310000001", "100001", null), null, Day, Day, Day.PlusDays(3),
        [new(One, null), new(Two, null), new(Three, null)], PrescriptionStatus.Received, PrescriptionMedium.Paper);

    [Fact]
    public void a_line_of_which_nothing_is_said_is_left_for_later()
    {
        var command = DispensingForm.Read(Fields(("do-1-1", "Dispensed"), ("do-2-1", "")), Held, "secret");
        var result = Assert.Single(command.Results!);
        Assert.Equal((1, LineStatus.Dispensed, 21m), (result.RpNumber, result.Status, result.Given!.Quantity.Value));
    }

    [Fact]
    public void a_part_another_product_and_a_reason_are_read_line_by_line()
    {
        var command = DispensingForm.Read(
            Fields(
                ("do-1-1", "PartDispensed"), ("amount-1-1", "9"), ("days-1-1", "3"), ("code-1-1", "1149019f1001"), ("name-1-1", "ロキソプロフェン錠６０ｍｇ「サンプル」"),
                ("do-2-1", "Owing"), ("do-3-1", "NotDispensed"), ("why-3-1", "HasSupply"), ("text-3-1", "残薬あり")),
            Held, "secret");

        Assert.Equal(new(LineStatus.PartDispensed, 9m, 3, "1149019F1001"), Said(command.Results![0]));
        Assert.Equal(new(LineStatus.Owing, null, null, null), Said(command.Results[1]));
        Assert.Equal((LineStatus.NotDispensed, NotDispensedReason.HasSupply, "残薬あり"), (command.Results[2].Status, command.Results[2].Reason, command.Results[2].Text));
    }

    [Fact]
    public void a_correction_begins_with_what_was_given()
    {
        var given = One with { Quantity = One.Quantity with { Value = 12 } };
        var before = new DispensingState(Guid.NewGuid(), 1, "1340000001", "100002", Day, [given], [new(1, 1, LineStatus.PartDispensed, given)], null);
        var command = DispensingForm.ReadCorrection(Fields(("do-1-1", "PartDispensed"), ("correction", "数え間違い")), Held, before, "secret");
        Assert.Equal((12m, Day, "数え間違い"), (command.Results[0].Given!.Quantity.Value, command.DispensedOn, command.Reason));
    }

    [Fact]
    public void an_answer_changes_what_is_typed_and_keeps_the_rest()
    {
        var command = AnswerForm.Read(
            Fields(("text", "はい"), ("change-1-1", "Change"), ("days-1-1", "5"), ("change-2-1", "Remove"), ("change-3-1", "Keep"), ("days-3-1", "99")), Held, Asked);

        var changed = Assert.Single(command.Changed!);
        Assert.Equal(One with { DaysSupply = 5 }, changed);
        Assert.Equal(new LinePlace(2, 1), Assert.Single(command.Removed!));
    }

    [Fact]
    public void an_answer_with_another_usage_has_no_instructions_of_the_old_one()
    {
        var structured = Held with { Lines = [new(One with { Instructions = [new("１日３回毎食後")] }, null)] };
        Assert.Null(Assert.Single(AnswerForm.Read(Fields(("change-1-1", "Change"), ("usage-1-1", "１日１回")), structured, Asked).Changed!).Instructions);
        Assert.NotNull(Assert.Single(AnswerForm.Read(Fields(("change-1-1", "Change"), ("days-1-1", "5")), structured, Asked).Changed!).Instructions);
    }

    private static (LineStatus Status, decimal? Amount, int? Days, string? Code) Said(LineResult result) =>
        (result.Status, result.Given?.Quantity.Value, result.Given?.DaysSupply, result.Given?.Drug.Code);

    private static MedicationLine Line(int rp, string code) =>
        new(rp, 1, new(DrugCodeSystem.Yj, code), "薬", DosageForm.Oral, new("１日３回毎食後"), new(21, "TAB", "錠"), 7);

    private static DeskFields Fields(params (string Name, string Value)[] typed) =>
        new(typed.Append(("id", $"{Guid.NewGuid()}")).ToDictionary(field => field.Item1, field => field.Item2));
}
