using System.Security.Cryptography;
using System.Text;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Eligibility;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;

namespace Healthcare.Host.Jobs;

/// <summary>An insurer's file of coverages: up to a million lines, each accepted or refused by itself.</summary>
public sealed class CoverageIntakeJob(CommandGate gate, IStreams streams, IDirectory directory, LimitCategoryMaster limits) : IJobKind
{
    /// <summary>Its name.</summary>
    public const string Kind = "coverage-intake";

    /// <inheritdoc/>
    public string Name => Kind;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LineResult>> RunAsync(JobBlock block, CancellationToken ct) =>
        await Task.WhenAll(block.Lines.Select((line, index) => RunAsync(block.Job, block.FirstLine + index, line, ct)));

    private async Task<LineResult> RunAsync(Job job, long number, string line, CancellationToken ct)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        if (!StrictJson.TryRead<CoverageLine>(bytes, out var read, out var unreadable))
            return new(number, unreadable);

        var header = new CommandHeader(JobKeys.Of(job, number), SHA256.HashData(bytes), $"job:{job.Id:N}");
        var outcome = await gate.SendAsync(
            read.ToCommand(), job.Caller, header, ct, act => TakeInCoverageHandler.Handle(act, streams, directory, limits, CancellationToken.None));
        return outcome.Rejection is { Kind: RejectionKind.Busy or RejectionKind.Fault } broken
            ? throw new InvalidOperationException($"A line was not decided: {broken.Code}.")
            : new(number, outcome.Rejection is { } rejection ? Named(rejection) : null);
    }

    /// <summary>The members of the commands are the columns of the line, by their last name.</summary>
    private static Rejection Named(Rejection rejection) => rejection with
    {
        Fields = [.. rejection.Fields.Select(field => field with { Field = field.Field[(field.Field.LastIndexOf('.') + 1)..] })],
    };
}
