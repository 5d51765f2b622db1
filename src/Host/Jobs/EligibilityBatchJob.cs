using System.Text.Json;
using System.Text.Json.Nodes;
using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Jobs;

/// <summary>An institution's bookings of the next days, up to 10,000: each line is answered, and the answers are in the report.</summary>
public sealed class EligibilityBatchJob(CommandGate gate, IStreams streams) : IJobKind
{
    /// <summary>Its name.</summary>
    public const string Kind = "eligibility-batch";

    private const int LongestBooking = 64;

    /// <inheritdoc/>
    public string Name => Kind;

    /// <inheritdoc/>
    public long MostLines => 10_000;

    /// <inheritdoc/>
    public IReadOnlyList<string> AnswerColumns =>
    [
        "bookingId", "serviceDate", "status", "coverage.identity.insurerNumber", "coverage.identity.symbol", "coverage.identity.number", "coverage.identity.branch",
        "coverage.from", "coverage.through", "copayPercent", "alerts", "localPatientNumber", "coveredThrough",
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LineResult>> RunAsync(JobBlock block, CancellationToken ct) =>
        await Task.WhenAll(block.Lines.Select((text, index) => RunAsync(block.Job, JobRow.Read<BookingLine>(block, index, text), ct)));

    private async Task<LineResult> RunAsync(Job job, JobRow<BookingLine> row, CancellationToken ct)
    {
        if ((row.Unreadable ?? Refusal(row.Value!)) is { } refusal)
            return new(row.Line, refusal);

        var check = StreamId.Of("booking-check", JobKeys.Of(job, row.Line));
        var command = new VerifyBooking(check, row.Value!.Person(job.Caller.Institution!), row.Value.ServiceDate);
        var outcome = await gate.SendAsync(command, job.Caller, row.Header(job), ct, act => VerifyBookingHandler.Handle(act, streams, CancellationToken.None));
        return row.Rejection(outcome) is { } rejection ? new(row.Line, rejection) : Answer(row, outcome.AnswerJson!);
    }

    private static Rejection? Refusal(BookingLine line) =>
        string.IsNullOrEmpty(line.BookingId) || line.BookingId.Length > LongestBooking
            ? RequestRejections.Invalid.At("bookingId", $"must be 1 to {LongestBooking} characters")
            : null;

    /// <summary>The answer of the counter, under the institution's own id of the booking.</summary>
    private static LineResult Answer(JobRow<BookingLine> row, byte[] json)
    {
        var answer = JsonNode.Parse(json)!.AsObject();
        answer.Insert(0, "bookingId", row.Value!.BookingId);
        return new(row.Line, null, JsonSerializer.SerializeToUtf8Bytes(answer, StoredJson.Options), answer["personId"]!.GetValue<Guid>());
    }
}
