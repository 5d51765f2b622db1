using System.Security.Cryptography;
using System.Text.Json;
using Healthcare.Application.Commands;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Domain.Shared;
using Healthcare.Host.Schedule;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Jobs;

/// <summary>
/// 資格確認書の職権交付, for all persons as of a day. The streams of a block's persons are read in one query; a command goes out only for whom
/// a rule says so, and decides again.
/// </summary>
public sealed class ExOfficioJob(CommandGate gate, IStreams streams, StoredEvents events) : IJobKind
{
    /// <summary>Its name.</summary>
    public const string Kind = "ex-officio-certificates";

    /// <inheritdoc/>
    public string Name => Kind;

    /// <inheritdoc/>
    public long MostLines => EveryPersonJob.MostLines;

    /// <inheritdoc/>
    public IReadOnlyList<string> AnswerColumns => ["certificateId", "reason"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LineResult>> RunAsync(JobBlock block, CancellationToken ct)
    {
        var day = JsonSerializer.Deserialize<DayParameters>(block.Job.Parameters, StoredJson.Options)!.Day;
        Guid[] persons = [.. block.Lines.Select(EveryPersonJob.PersonOf)];
        var cases = await CasesAsync(persons, ct);
        return await Task.WhenAll(persons.Select((person, index) => RunAsync(
            block.Job, block.FirstLine + index, new(person, day), cases.GetValueOrDefault(person, CertificateCase.Empty), ct)));
    }

    private async Task<Dictionary<Guid, CertificateCase>> CasesAsync(Guid[] persons, CancellationToken ct)
    {
        Dictionary<Guid, CertificateCase> cases = [];
        await foreach (var stored in events.OfAsync([.. persons.SelectMany(CertificateCase.StreamsOf)], ct))
        {
            if (stored.Data is IPersonEvent { PersonId: var person })
                cases[person] = cases.GetValueOrDefault(person, CertificateCase.Empty).With(stored.Data);
        }

        return cases;
    }

    private async Task<LineResult> RunAsync(Job job, long line, IssueEligibilityCertificate command, CertificateCase known, CancellationToken ct)
    {
        // One that this very job issued before it was stopped is asked for again: the answer is the same, and belongs in the report.
        if (known.ReasonOn(command.Day) is null && known.Certificates?.Find(command.CertificateId) is null)
            return new(line, null);

        var header = new CommandHeader(JobKeys.Of(job, line), SHA256.HashData(command.CertificateId.ToByteArray()), $"job:{job.Id:N}");
        var outcome = await gate.SendAsync(
            command, job.Caller, header, ct, act => IssueEligibilityCertificateHandler.Handle(act, streams, CancellationToken.None));
        return outcome.Rejection is { Kind: RejectionKind.Busy or RejectionKind.Fault } broken
            ? throw new InvalidOperationException($"A line was not decided: {broken.Code}.")
            : new(line, outcome.Rejection, Reported(outcome.AnswerJson));
    }

    /// <summary>The report is the operator's, who may count and name certificates but not see whose they are or what they state.</summary>
    private static byte[]? Reported(byte[]? answer)
    {
        if (answer is null)
            return null;

        var issued = JsonSerializer.Deserialize<EligibilityCertificateAnswer>(answer, StoredJson.Options)!;
        return StoredJson.Bytes(new { issued.CertificateId, issued.Reason });
    }
}
