using Healthcare.Host.Medications;
using Healthcare.Projections.Prescribing;
using UglyToad.PdfPig;
using Xunit;
using static Healthcare.Tests.Medications.Histories;
using static Healthcare.Tests.Prescribing.Drugs;

namespace Healthcare.Tests.Medications;

/// <summary>お薬手帳 as it is read back from the file.</summary>
public sealed class BookletTests
{
    private static readonly Booklet Substitution = new("見本 花子", new(1970, 1, 31), Now, LinesAfter([.. Substituted, Acknowledged]), [], true);

    [Fact]
    public void it_says_whose_it_is_and_when_it_was_printed() => AssertHas(Substitution, "見本 花子", "1970年1月31日", "2026年4月1日 09:30");

    [Fact]
    public void a_drug_has_name_usage_days_amount_period_prescriber_and_pharmacy() => AssertHas(
        Substitution, Generic.DrugName, "１日３回毎食後", "7日分", "21錠", "2026年4月1日〜2026年4月7日", "見本診療所", "見本 一郎", "見本薬局", "調剤済み");

    [Fact]
    public void it_says_what_was_prescribed_instead_and_which_alert_was_gone_past() => AssertHas(Substitution, Tablets.DrugName, "重複投薬", "前回の薬を紛失した");

    [Fact]
    public void with_a_sample_master_it_says_that_it_must_not_be_used()
    {
        AssertHas(Substitution, "診療・調剤に使わないでください");
        Assert.DoesNotContain("使わないでください", TextOf(Substitution with { Sample = false }), StringComparison.Ordinal);
    }

    [Fact]
    public void allergies_are_listed_and_where_none_are_recorded_there_is_room_to_write_them()
    {
        AssertHas(Substitution with { Allergies = ["ペニシリン系"] }, "ペニシリン系");
        AssertHas(Substitution, "記録なし");
    }

    [Fact]
    public void an_institutions_copy_says_how_far_back_it_goes() => AssertHas(Substitution with { Since = Today }, "2026年4月1日以後の処方・調剤に限ります");

    [Fact]
    public void nobody_and_nothing_is_printed_as_well() => AssertHas(new(null, null, Now, [], [], false), "登録なし", "現在のお薬の記録はありません。", "1／1 ページ");

    [Fact]
    public void two_hundred_drugs_go_over_numbered_pages_and_none_is_lost()
    {
        var lines = Enumerable.Range(1, 200).Select(n => Substitution.Lines[0] with { DrugName = $"見本錠第{n}号", Dosage = new string('用', 100) }).ToList();
        using var file = PdfDocument.Open(BookletPrinter.Print(Substitution with { Lines = lines }));
        var pages = file.GetPages().Select(page => page.Text).ToList();
        var all = Packed(string.Concat(pages));
        Assert.True(pages.Count > 20);
        Assert.All(pages.Index(), page => Assert.Contains($"{page.Index + 1}／{pages.Count}ページ", Packed(page.Item), StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains(line.DrugName, all, StringComparison.Ordinal));
    }

    [Fact]
    public void nothing_is_written_beyond_the_edge()
    {
        var wide = Substitution.Lines[0] with { DrugName = new string('薬', 200), Dosage = string.Concat(Enumerable.Repeat("１回１錠、", 80)), Note = new string('W', 400) };
        using var file = PdfDocument.Open(BookletPrinter.Print(Substitution with { Lines = [wide] }));
        Assert.All(file.GetPages().SelectMany(page => page.Letters.Select(letter => (letter, page.Width))), one => Assert.InRange(one.letter.BoundingBox.Right, 0, one.Width - 30));
    }

    [Fact]
    public void the_font_comes_with_the_file_and_only_what_is_used_of_it()
    {
        var bytes = BookletPrinter.Print(Substitution);
        using var file = PdfDocument.Open(bytes);
        Assert.All(file.GetPage(1).Letters, letter => Assert.Contains("BIZ UDPGothic", letter.FontName, StringComparison.Ordinal));
        Assert.InRange(bytes.Length, 10_000, 200_000);
    }

    [Fact]
    public void several_are_printed_at_once() => Parallel.For(0, 24, _ => AssertHas(Substitution, Generic.DrugName));

    private static void AssertHas(Booklet booklet, params string[] texts)
    {
        var text = TextOf(booklet);
        Assert.All(texts, one => Assert.Contains(Packed(one), text, StringComparison.Ordinal));
    }

    private static string TextOf(Booklet booklet)
    {
        using var file = PdfDocument.Open(BookletPrinter.Print(booklet));
        return Packed(string.Concat(file.GetPages().Select(page => page.Text)));
    }

    private static string Packed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
