using Healthcare.Domain.Prescribing;
using Healthcare.Domain.Shared;
using Healthcare.Host.Portal;
using Healthcare.Projections.Prescribing;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Healthcare.Host.Medications;

/// <summary>Prints お薬手帳 as PDF: readable on any machine, for the font comes with it.</summary>
public static class BookletPrinter
{
    private const double TitleSize = 18, NameSize = 12, DrugSize = 12, TextSize = 9.5, FootSize = 9;
    private const double BlockHeight = 110;
    private const string Title = "お薬手帳（現在のお薬）";
    private static readonly XBrush Quiet = XBrushes.DimGray, Warning = new XSolidBrush(XColor.FromArgb(0xCE, 0, 0));

    /// <summary>The file.</summary>
    public static byte[] Print(Booklet booklet)
    {
        using var document = new PdfDocument();
        document.Info.Title = Title;
        document.Info.CreationDate = booklet.PrintedAt.ToDateTimeUtc();
        document.Language = "ja-JP";
        using var sheet = new BookletSheet(document);
        WriteHead(sheet, booklet);
        foreach (var line in booklet.Lines)
            WriteDrug(sheet, line);
        if (booklet.Lines.Count == 0)
            sheet.Write("現在のお薬の記録はありません。", NameSize);
        sheet.WriteFoot((number, of) => $"{(booklet.Sample ? "見本（診療に使えません）　" : "")}{PortalWords.Time(booklet.PrintedAt)} 印刷　{number}／{of} ページ", FootSize);
        using var file = new MemoryStream();
        document.Save(file);
        return file.ToArray();
    }

    private static void WriteHead(BookletSheet sheet, Booklet booklet)
    {
        if (booklet.Sample)
            sheet.WriteRight("見本", TitleSize, Warning);
        sheet.Write(Title, TitleSize);
        sheet.Skip(4);
        sheet.Write($"氏名　{booklet.Name ?? "登録なし"}　　生年月日　{(booklet.BirthDate is { } born ? PortalWords.Day(born) : "登録なし")}", NameSize);
        sheet.Write($"{PortalWords.Time(booklet.PrintedAt)} 時点で、飲み終わる日・使い終わる日がまだ過ぎていないお薬です。", TextSize, Quiet);
        if (booklet.Since is { } since)
            sheet.Write($"医療機関・薬局が閲覧できる{PortalWords.Day(since)}以後の処方・調剤に限ります。", TextSize, Quiet);
        if (booklet.Sample)
            sheet.Write("医薬品マスターは見本です。この印刷物を診療・調剤に使わないでください。", TextSize, Warning);
        sheet.Write($"薬剤アレルギー・副作用歴　{(booklet.Allergies.Count == 0 ? "記録なし" : string.Join("、", booklet.Allergies))}", NameSize);
        sheet.Rule(XColors.Black, 1.5);
    }

    private static void WriteDrug(BookletSheet sheet, MedicationHistoryLine line)
    {
        sheet.Keep(BlockHeight);
        if (line is { From: { } from, Through: { } through })
            sheet.WriteRight($"{PortalWords.Day(from)}〜{PortalWords.Day(through)}", TextSize, XBrushes.Black);
        sheet.Write($"【{PrescriptionWords.Of(line.Form)}】{PrescriptionWords.Of(line.Stage, line.Status)}", TextSize, Quiet);
        sheet.Write(line.DrugName, DrugSize);
        sheet.Write($"用法　{line.Dosage}", TextSize, indent: 12);
        sheet.Write($"日数　{(line.DaysSupply is { } days ? $"{days}日分" : "―")}　　数量　{PrescriptionWords.Of(line.Quantity)}", TextSize, indent: 12);
        sheet.Write($"処方　{PortalWords.Day(line.IssuedOn)}　{NameOf(line.PrescribedAt)}{(line.Prescriber is { } name ? $"　{name}" : "")}", TextSize, indent: 12);
        if (line is { DispensedOn: { } on, Pharmacy: { } pharmacy })
            sheet.Write($"調剤　{PortalWords.Day(on)}　{NameOf(pharmacy)}", TextSize, indent: 12);
        if (line.InsteadOf is { } prescribed)
            sheet.Write($"変更　処方されたお薬：{prescribed.DrugName}", TextSize, indent: 12);
        foreach (var remark in new[] { line.Note, line.ReasonText }.OfType<string>())
            sheet.Write($"備考　{remark}", TextSize, indent: 12);
        foreach (var alert in line.Alerts)
            sheet.Write($"注意　{PrescriptionWords.Of(alert)}", TextSize, Warning, 12);
        sheet.Rule(XColors.Silver);
    }

    private static string NameOf(NamedBody body) => body.Name ?? $"機関番号 {body.Number}";
}
