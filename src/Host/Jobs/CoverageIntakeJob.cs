using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Jobs;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;

namespace Healthcare.Host.Jobs;

/// <summary>An insurer's file of coverages: up to a million lines, each accepted or refused by itself.</summary>
public sealed class CoverageIntakeJob(CommandGate gate, IStreams streams, IDirectory directory, LimitCategoryMaster limits) : IJobKind
{
    /// <summary>Its name.</summary>
    public const string Kind = "coverage-intake";

    /// <inheritdoc/>
    public string Name => Kind;

    /// <summary>
    /// The lines of one person keep their order, for one may end what the next goes on from; those of different persons share transactions.
    /// </summary>
    public async Task<IReadOnlyList<LineResult>> RunAsync(JobBlock block, CancellationToken ct)
    {
        var lines = block.Lines.Select((text, index) => JobRow.Read<CoverageLine>(block, index, text)).ToList();
        var ofPersons = lines.GroupBy(row => row.Value?.PersonId ?? Guid.Empty).Select(rows => InOrderAsync(block.Job, rows, ct));
        return [.. (await Task.WhenAll(ofPersons)).SelectMany(results => results)];
    }

    private async Task<List<LineResult>> InOrderAsync(Job job, IEnumerable<JobRow<CoverageLine>> rows, CancellationToken ct)
    {
        List<LineResult> results = [];
        foreach (var row in rows)
        {
            var rejection = row.Unreadable ?? CoverageCommands.Lacking(row.Value!);
            results.Add(rejection is null ? await SendAsync(job, row, ct) : new(row.Line, rejection));
        }

        return results;
    }

    private async Task<LineResult> SendAsync(Job job, JobRow<CoverageLine> row, CancellationToken ct)
    {
        var outcome = CoverageCommands.Of(row.Value!) switch
        {
            TakeInCoverage c => await gate.SendAsync(c, job.Caller, row.Header(job), ct, act => TakeInCoverageHandler.Handle(act, streams, directory, limits, CancellationToken.None)),
            ChangeCoverage c => await gate.SendAsync(c, job.Caller, row.Header(job), ct, act => ChangeCoverageHandler.Handle(act, streams, limits, CancellationToken.None)),
            EndCoverage c => await gate.SendAsync(c, job.Caller, row.Header(job), ct, act => EndCoverageHandler.Handle(act, streams, CancellationToken.None)),
            CorrectCoverage c => await gate.SendAsync(c, job.Caller, row.Header(job), ct, act => CorrectCoverageHandler.Handle(act, streams, directory, limits, CancellationToken.None)),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no line of a file."),
        };
        return new(row.Line, row.Rejection(outcome));
    }
}
