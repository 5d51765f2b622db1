using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Healthcare.Application.Drugs;

/// <summary>One line of a file of the master: reads cells by the rules of their columns, and notes what breaks them.</summary>
internal sealed class DrugMasterRow(DrugMasterTable table, int line, IReadOnlyList<string> cells)
{
    private const int LongestText = 200;

    /// <summary>Whether a cell of it has broken a rule.</summary>
    public bool IsFaulty { get; private set; }

    /// <summary>A cell that must not be empty, of a form if one is given.</summary>
    public string Required(string column, Regex? form = null, string rule = "is required")
    {
        var cell = Cell(column);
        if (cell.Length == 0)
            Fault(column, "is required");
        else if (form?.IsMatch(cell) == false)
            Fault(column, rule);
        return cell;
    }

    /// <summary>A cell that may be empty.</summary>
    public string? Optional(string column, Regex? form = null, string rule = "")
    {
        var cell = Cell(column);
        if (cell.Length > 0 && form?.IsMatch(cell) == false)
            Fault(column, rule);
        return cell.Length == 0 ? null : cell;
    }

    /// <summary>One of these words.</summary>
    public T OneOf<T>(string column, IReadOnlyDictionary<string, T> words)
    {
        if (words.TryGetValue(Cell(column), out var value))
            return value;
        Fault(column, $"must be one of {string.Join(", ", words.Keys.Select(word => word.Length == 0 ? "nothing" : word))}");
        return words.Values.First();
    }

    /// <summary>Several of these words with semicolons between them.</summary>
    public IReadOnlyList<T> SeveralOf<T>(string column, IReadOnlyDictionary<string, T> words)
    {
        var said = Cell(column).Split(';');
        if (said.Any(word => !words.ContainsKey(word)) || said.Distinct(StringComparer.Ordinal).Count() != said.Length)
            Fault(column, $"must be some of {string.Join(", ", words.Keys)}, each once, with semicolons between them");
        return [.. said.Where(words.ContainsKey).Select(word => words[word])];
    }

    /// <summary>A day such as 2026-12-01, or none.</summary>
    public LocalDate? Day(string column)
    {
        var cell = Cell(column);
        if (cell.Length == 0)
            return null;
        var day = LocalDatePattern.Iso.Parse(cell);
        if (!day.Success)
            Fault(column, "must be a date such as 2026-12-01");
        return day.Success ? day.Value : null;
    }

    /// <summary>A whole number of days from 1 through 366.</summary>
    public int Days(string column)
    {
        if (int.TryParse(Cell(column), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 366)
            return days;
        Fault(column, "must be 1 to 366");
        return 1;
    }

    /// <summary>Notes a broken rule.</summary>
    public void Fault(string? column, string rule)
    {
        IsFaulty = true;
        table.Faults.Add(new(table.File, line, column, rule));
    }

    private string Cell(string column)
    {
        var cell = cells[table.Columns.ToList().IndexOf(column)];
        if (cell.Length > LongestText || cell.Any(char.IsControl) || cell.AsSpan().Trim().Length != cell.Length)
            Fault(column, $"must be at most {LongestText} characters, without control characters and without spaces around");
        return cell;
    }
}
