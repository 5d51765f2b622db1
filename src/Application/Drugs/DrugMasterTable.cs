using System.Text;

namespace Healthcare.Application.Drugs;

/// <summary>One CSV file of the master, cell by cell, with the faults that were met on the way.</summary>
/// <param name="File">Its name in reports.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Faults">Where faults go.</param>
internal sealed record DrugMasterTable(string File, IReadOnlyList<string> Columns, List<DrugMasterFault> Faults)
{
    /// <summary>The rows that have as many cells as the header, which must be there as expected.</summary>
    public IEnumerable<DrugMasterRow> Rows(string csv)
    {
        var lines = csv.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        if (lines[0] != string.Join(',', Columns))
        {
            Faults.Add(new(File, 1, null, $"must begin with the header {string.Join(',', Columns)}"));
            yield break;
        }

        foreach (var (i, line) in lines.Index().Skip(1).Where(line => line.Item.Length > 0))
        {
            if (Cells(line) is { } cells && cells.Count == Columns.Count)
                yield return new(this, i + 1, cells);
            else
                Faults.Add(new(File, i + 1, null, $"must have {Columns.Count} cells, quotes only around whole cells"));
        }
    }

    /// <summary>The cells of a line; null when a quote stands where none may.</summary>
    private static List<string>? Cells(string line)
    {
        List<string> cells = [];
        var (cell, quoted) = (new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '"' when quoted && i + 1 < line.Length && line[i + 1] == '"':
                    cell.Append(line[i++]);
                    break;
                case '"' when quoted && (i + 1 == line.Length || line[i + 1] == ','):
                    quoted = false;
                    break;
                case '"' when !quoted && cell.Length == 0:
                    quoted = true;
                    break;
                case '"':
                    return null;
                case ',' when !quoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                default:
                    cell.Append(line[i]);
                    break;
            }
        }

        cells.Add(cell.ToString());
        return quoted ? null : cells;
    }
}
