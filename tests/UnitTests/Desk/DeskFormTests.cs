using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Desk;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Desk;

/// <summary>What a form of a desk says becomes the command that the API takes.</summary>
public sealed class DeskFormTests
{
    private static readonly LocalDate Today = new(2026, 5, 12);
    private static readonly Guid Id = Guid.Parse("0197f000-0000-7000-8000-000000000001");

    [Fact]
    public void empty_lines_are_left_out_and_lines_of_one_rp_are_numbered()
    {
        var command = PrescriptionForm.Read(
            Fields(("lines", "3"), ("name-1", "ロキソニン錠６０ｍｇ"), ("code-1", "1149019f1560"), ("days-1", "7"), ("quantity-1", "21"), ("name-3", "ムコダイン錠５００ｍｇ"), ("rp-3", "1")),
            Id, Today);

        Assert.Equal([(1, 1, "1149019F1560"), (1, 2, "")], command.Lines.Select(line => (line.RpNumber, line.Order, line.Drug.Code)));
        Assert.Equal((21m, "TAB", "錠"), (command.Lines[0].Quantity.Value, command.Lines[0].Quantity.UnitCode, command.Lines[0].Quantity.UnitName));
        Assert.Null(command.SafetyReason);
        Assert.Null(command.Repeat);
    }

    [Fact]
    public void a_number_in_wide_letters_is_read_and_a_word_is_a_fault_of_its_field()
    {
        var fields = Fields(("lines", "1"), ("name-1", "薬"), ("days-1", "７"), ("quantity-1", "たくさん"));
        Assert.Equal(7, PrescriptionForm.Read(fields, Id, Today).Lines[0].DaysSupply);
        Assert.Equal("quantity-1", Assert.Single(fields.Fault!.Fields).Field);
    }

    [Fact]
    public void a_form_without_its_id_is_at_fault()
    {
        var fields = new DeskFields(new Dictionary<string, string>());
        Assert.Equal(Guid.Empty, fields.Id(DeskView.IdField));
        Assert.Equal("id", Assert.Single(fields.Fault!.Fields).Field);
    }

    [Fact]
    public void a_text_without_a_kind_is_a_reason_of_another_kind()
    {
        Assert.Equal(new SafetyReason(SafetyReasonCode.Other, "紛失"), PrescriptionForm.ReasonIn(Fields(("reasonText", "紛失"))));
        Assert.Equal(new SafetyReason(SafetyReasonCode.Lost, ""), PrescriptionForm.ReasonIn(Fields(("reasonCode", "Lost"))));
    }

    [Fact]
    public void a_split_has_as_many_uses_as_parts()
    {
        var repeat = PrescriptionForm.Read(Fields(("repeat", "Split"), ("part-1", "14"), ("part-2", "7")), Id, Today).Repeat!;
        Assert.Equal((RepeatKind.Split, 2), (repeat.Kind, repeat.Uses));
        Assert.Equal([14, 7], repeat.PartDays!);
    }

    [Fact]
    public void a_chosen_product_fills_code_and_name()
    {
        var fields = PrescriptionForm.WithChoices(Fields(("name-1", "ロキソ"), ("pick-1", "1149019F1560|ロキソニン錠６０ｍｇ")));
        Assert.Equal(("1149019F1560", "ロキソニン錠６０ｍｇ", ""), (fields["code-1"], fields["name-1"], fields["pick-1"]));
    }

    [Fact]
    public void a_code_of_a_kind_that_does_not_exist_is_a_fault()
    {
        var fields = Fields(("reason", "7"));
        Assert.Null(fields.Choice<CancellationReason>("reason"));
        Assert.NotNull(fields.Fault);
    }

    [Fact]
    public void the_units_are_named_once_each() =>
        Assert.Equal(DrugUnits.All.Count, DrugUnits.All.Select(unit => unit.Code).Distinct().Count());

    private static DeskFields Fields(params (string Name, string Value)[] typed) =>
        new(typed.Append(("id", $"{Id}")).ToDictionary(field => field.Item1, field => field.Item2));
}
