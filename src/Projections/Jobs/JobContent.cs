using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Healthcare.Application;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Projections.Storage;

namespace Healthcare.Projections.Jobs;

/// <summary>Some lines of a job as they are stored: one after the other, each ended by a line feed.</summary>
/// <param name="No">Which block, from 0.</param>
/// <param name="FirstLine">The number of its first line.</param>
/// <param name="LineCount">How many lines it has.</param>
/// <param name="Digest">SHA-256 over the content.</param>
/// <param name="Content">The lines.</param>
internal sealed record StoredBlock(int No, long FirstLine, int LineCount, byte[] Digest, byte[] Content);

/// <summary>Gathers lines into blocks, and reads blocks.</summary>
internal sealed class JobContent
{
    /// <summary>How many lines are done together: one transaction for their commands, one for their results.</summary>
    public const int LinesOfBlock = 512;

    // Begins a line that was refused: "substitute", which stands for what was not to be kept. No text that is accepted begins with it.
    private const char Substitute = '\u001a';
    private readonly StringBuilder text = new();
    private int lines;
    private int blocks;
    private long firstLine = 1;

    /// <summary>Whether a block is full.</summary>
    public bool IsFull => lines == LinesOfBlock;

    /// <summary>Whether there is nothing that is not yet in a block.</summary>
    public bool IsEmpty => lines == 0;

    /// <summary>Adds a line; of a refused one only why.</summary>
    public void Add(JobLine line)
    {
        if (line.Refusal is { } refusal)
            text.Append(Substitute).Append(refusal.Code).Append(' ').Append(FieldsOf(refusal));
        else
            text.Append(line.Text);
        text.Append('\n');
        lines++;
    }

    /// <summary>The block of what was added since the last one.</summary>
    public StoredBlock Take()
    {
        var content = Encoding.UTF8.GetBytes(text.ToString());
        var block = new StoredBlock(blocks++, firstLine, lines, SHA256.HashData(content), content);
        firstLine += lines;
        lines = 0;
        text.Clear();
        return block;
    }

    /// <summary>The lines of a block.</summary>
    public static List<JobLine> Read(byte[] content) =>
        [.. Encoding.UTF8.GetString(content).Split('\n')[..^1].Select(line => line is [Substitute, ..] ? Refused(line[1..]) : new JobLine(line))];

    /// <summary>The fields of a refusal as JSON; null when it names none.</summary>
    public static string? FieldsOf(Rejection rejection) =>
        rejection.Fields.Count == 0 ? null : JsonSerializer.Serialize(rejection.Fields, StoredJson.Options);

    /// <summary>The fields back.</summary>
    public static IReadOnlyList<FieldError> Fields(string? json) =>
        string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<IReadOnlyList<FieldError>>(json, StoredJson.Options)!;

    private static JobLine Refused(string stored)
    {
        var space = stored.IndexOf(' ', StringComparison.Ordinal);
        return new(string.Empty, Rejections.ByCode[stored[..space]] with { Fields = Fields(stored[(space + 1)..]) });
    }
}
