using System.Globalization;
using Healthcare.Domain.Shared;
using NodaTime;
using NodaTime.Text;

namespace Healthcare.Projections.Reference;

/// <summary>Reads the master of limit categories: CSV with a header, dates as 2026-08-01, empty where there is nothing.</summary>
public static class LimitCategoryFile
{
    private const string Embedded = "limit-categories.csv";
    private const string Header = "code,ageGroup,from,through,monthlyYen,overYen,repeatYen,outpatientYen,outpatientYearYen";

    /// <summary>The master in this file; the one that comes with the program when none is named.</summary>
    public static LimitCategoryMaster Load(string? file)
    {
        using var stream = file is null
            ? typeof(LimitCategoryFile).Assembly.GetManifestResourceStream(Embedded)!
            : File.OpenRead(file);
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <summary>The master in this text, or an exception that names the line: a program with half a master must not start.</summary>
    public static LimitCategoryMaster Parse(string csv)
    {
        string[] lines = [.. csv.Split('\n').Select(line => line.TrimEnd('\r'))];
        if (lines[0].TrimStart('\uFEFF') != Header)
            throw new InvalidDataException($"Limit categories, line 1: the header must be {Header}.");

        LimitCategory[] all = [.. lines.Index().Skip(1).Where(line => line.Item.Length > 0).Select(line => Row(line.Item, line.Index + 1))];
        foreach (var (place, one) in all.Index())
        {
            if (all.Take(place).Any(other => (other.Code, other.AgeGroup) == (one.Code, one.AgeGroup) && other.SharesDayWith(one)))
                throw new InvalidDataException($"Limit categories: {one.Code} of {one.AgeGroup} has two rows for one day.");
        }

        return new(all);
    }

    private static LimitCategory Row(string line, int number)
    {
        try
        {
            return line.Split(',') is [{ Length: > 0 } code, var group, var from, var through, var month, var over, var repeat, var outpatient, var year]
                ? new(code, Enum.Parse<AgeGroup>(group, ignoreCase: true), Day(from)!.Value, Day(through), Yen(month)!.Value, Yen(over), Yen(repeat), Yen(outpatient), Yen(year))
                : throw new FormatException("nine values are expected");
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new InvalidDataException($"Limit categories, line {number}: {wrong.Message}", wrong);
        }
    }

    private static LocalDate? Day(string text) => text.Length == 0 ? null : LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    private static int? Yen(string text) => text.Length == 0 ? null : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
