namespace Healthcare.Host.Http.Guard;

/// <summary>The fields of one line of CSV.</summary>
public static class CsvRecord
{
    /// <summary>The fields, null for an empty one without quotes; null altogether when a quote stands where none may.</summary>
    public static List<string?>? Read(string line)
    {
        List<string?> fields = [];
        for (var at = 0; ; at++)
        {
            var quoted = at < line.Length && line[at] == '"';
            var end = quoted ? EndOfQuoted(line, at + 1) : EndOfPlain(line, at);
            if (end < 0)
                return null;

            var field = quoted ? line[(at + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal) : line[at..end];
            fields.Add(field.Length == 0 && !quoted ? null : field);
            if (end == line.Length)
                return fields;
            if (line[end] != ',')
                return null;
            at = end;
        }
    }

    private static int EndOfPlain(string line, int from)
    {
        var comma = line.IndexOf(',', from);
        var end = comma < 0 ? line.Length : comma;
        return line.AsSpan(from, end - from).Contains('"') ? -1 : end;
    }

    /// <summary>The place after the closing quote, or -1 when there is none.</summary>
    private static int EndOfQuoted(string line, int from)
    {
        while (true)
        {
            var quote = line.IndexOf('"', from);
            if (quote < 0)
                return -1;
            if (quote + 1 == line.Length || line[quote + 1] != '"')
                return quote + 1;
            from = quote + 2;
        }
    }
}
