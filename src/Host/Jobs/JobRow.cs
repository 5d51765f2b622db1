using System.Security.Cryptography;
using System.Text;
using Healthcare.Application.Commands;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Host.Http;

namespace Healthcare.Host.Jobs;

/// <summary>A line as it was read, or why it could not be.</summary>
internal sealed record JobRow<TLine>(long Line, TLine? Value, Rejection? Unreadable, byte[] Digest)
    where TLine : class
{
    /// <summary>What the line's command says about itself: the same key each time the line is done.</summary>
    public CommandHeader Header(Job job) => new(JobKeys.Of(job, Line), Digest, $"job:{job.Id:N}");

    /// <summary>Why the line was refused. What is a fault of ours, or of the moment, is no answer: the whole block is done again.</summary>
    public Rejection? Rejection(Outcome outcome) => outcome.Rejection switch
    {
        null => null,
        { Kind: RejectionKind.Busy or RejectionKind.Fault } broken => throw new InvalidOperationException($"A line was not decided: {broken.Code}."),
        var rejection => rejection with { Fields = [.. rejection.Fields.Select(InLine)] },
    };

    /// <summary>The members of commands are those of the line by their last name.</summary>
    private static FieldError InLine(FieldError field) => field with { Field = field.Field[(field.Field.LastIndexOf('.') + 1)..] };
}

/// <summary>Reads lines.</summary>
internal static class JobRow
{
    public static JobRow<TLine> Read<TLine>(JobBlock block, int index, string text)
        where TLine : class
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        StrictJson.TryRead<TLine>(bytes, out var value, out var unreadable);
        return new(block.FirstLine + index, value, unreadable, SHA256.HashData(bytes));
    }
}
