using Healthcare.Domain.Drugs;
using Xunit;
using static Healthcare.Tests.Drugs.SmallMaster;

namespace Healthcare.Tests.Drugs;

public sealed class DrugMasterDiffTests
{
    [Fact]
    public void a_version_does_not_differ_from_itself()
    {
        var diff = DrugMasterDiff.Between(Content(), Content());
        Assert.Empty(diff.Added.Concat(diff.Withdrawn));
        Assert.Empty(diff.Renamed);
        Assert.Empty(diff.Changed);
        Assert.Empty(diff.WordsAdded.Concat(diff.WordsRemoved));
        Assert.Empty(diff.ContraindicationsAdded.Concat(diff.ContraindicationsRemoved).Concat(diff.SupplyLimitsAdded).Concat(diff.SupplyLimitsRemoved));
    }

    [Fact]
    public void new_and_missing_products_are_told()
    {
        var diff = DrugMasterDiff.Between(Content(Loxonin, Tape), Content(Loxonin, Celecox));
        Assert.Equal([new(Celecox.Yj, Celecox.Name)], diff.Added);
        Assert.Equal([new(Tape.Yj, Tape.Name)], diff.Withdrawn);
    }

    [Fact]
    public void a_product_whose_last_day_is_new_is_withdrawn_and_changed()
    {
        var diff = DrugMasterDiff.Between(Content(Loxonin), Content(Loxonin with { ListedThrough = Day }));
        Assert.Equal([new(Loxonin.Yj, Loxonin.Name)], diff.Withdrawn);
        Assert.Equal(["listedThrough"], Assert.Single(diff.Changed).Columns);
    }

    [Fact]
    public void a_product_whose_last_day_is_taken_back_is_changed_only()
    {
        var diff = DrugMasterDiff.Between(Content(Loxonin with { ListedThrough = Day }), Content(Loxonin));
        Assert.Empty(diff.Withdrawn);
        Assert.Single(diff.Changed);
    }

    [Fact]
    public void another_name_is_told_with_both() =>
        Assert.Equal([new(Loxonin.Yj, "ロキソニン錠６０ｍｇ", "ロキソニン錠")], DrugMasterDiff.Between(Content(Loxonin), Content(Loxonin with { Name = "ロキソニン錠" })).Renamed);

    [Fact]
    public void other_columns_are_told_by_name() =>
        Assert.Equal(["ingredients", "supplyClass"], Assert.Single(DrugMasterDiff.Between(
            Content(Loxonin), Content(Loxonin with { Ingredients = ["loxoprofen", "warfarin"], SupplyClass = "limited" })).Changed).Columns);

    [Fact]
    public void ingredients_and_usages_are_compared_too()
    {
        var diff = DrugMasterDiff.Between(Content(), Content() with { Usages = [new("1013044400000000", "１日３回毎食後　服用")], Ingredients = [.. Ingredients, new("aspirin", "アスピリン")] });
        Assert.Equal(["aspirin: アスピリン", "1013044400000000: １日３回毎食後　服用"], diff.WordsAdded);
        Assert.Equal(["1013044400000000: １日３回朝昼夕食後　服用"], diff.WordsRemoved);
    }

    [Fact]
    public void pairs_and_limits_are_compared_too()
    {
        var (before, after) = (Content(), Content() with { Contraindications = [], SupplyLimits = [new("limited", 14, new(2020, 4, 22), null)] });
        var diff = DrugMasterDiff.Between(before, after);
        Assert.Single(diff.ContraindicationsRemoved);
        Assert.Equal((1, 2), (diff.SupplyLimitsAdded.Count, diff.SupplyLimitsRemoved.Count));
    }
}
