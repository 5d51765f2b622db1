using System.Text.Json;
using Healthcare.Application;
using Healthcare.Application.Commands;
using Healthcare.Domain;
using Healthcare.Projections.Storage;

namespace Healthcare.Projections.Commands;

/// <summary>Turns decisions and receipts into what the caller is told.</summary>
internal static class Outcomes
{
    public static Outcome ToOutcome(this Decided decided) => decided.Decision switch
    {
        Decision.Rejected(var reason) => Outcome.Reject(reason),
        Decision.Accepted(var events) => new(
            null, decided.Answer is { } answer ? StoredJson.Bytes(answer) : null, decided.Version is { } version ? version + events.Count : null),
        _ => throw new InvalidOperationException("A decision is either accepted or rejected."),
    };

    /// <summary>The first answer, unless something else was asked under the same key.</summary>
    public static Outcome AnswerAgain(this Receipt receipt, byte[] digest)
    {
        if (!receipt.Digest.AsSpan().SequenceEqual(digest))
            return Outcome.Reject(RequestRejections.IdempotencyKeyReused);
        if (receipt.Code is null)
            return new(null, receipt.Answer, receipt.Version, Replayed: true);

        var rejection = Rejections.ByCode[receipt.Code];
        return new(receipt.Answer is null ? rejection : rejection.With(JsonSerializer.Deserialize<JsonElement>(receipt.Answer)), Replayed: true);
    }
}
