using Healthcare.Application;
using Healthcare.Application.Commands;
using Healthcare.Domain;
using Healthcare.Projections.Storage;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine;
using Wolverine.Marten;

namespace Healthcare.Projections.Commands;

/// <summary>
/// Runs commands. Each has its person to itself, over all processes, from the first read to the commit (an advisory lock of the transaction);
/// commands of different persons that come at the same time share a transaction (ADR 5).
/// </summary>
public sealed class CommandPipeline : ICommandPipeline, IAsyncDisposable
{
    // Larger groups cost less for each command than more groups at once (measured on 2 cores: a quarter less); the database needs the other half.
    private static readonly int Workers = Math.Max(1, Environment.ProcessorCount / 2);
    private const int MostTogether = 32;
    private const int MostTogetherInBulk = 256;
    private readonly IDocumentStore store;
    private readonly IServiceScopeFactory scopes;
    private readonly GroupCommit<Waiting>[] workers;
    private readonly GroupCommit<Waiting> bulk;

    /// <summary>Starts the workers.</summary>
    public CommandPipeline(IDocumentStore store, IServiceScopeFactory scopes)
    {
        (this.store, this.scopes) = (store, scopes);
        workers = [.. Enumerable.Range(0, Workers).Select(_ => new GroupCommit<Waiting>(MostTogether, waiting => waiting.Command.Claims, CommitAsync))];
        bulk = new(MostTogetherInBulk, waiting => waiting.Command.Claims, CommitAsync);
    }

    /// <inheritdoc/>
    public Task<Outcome> RunAsync(PendingCommand command)
    {
        var waiting = new Waiting(command);
        var worker = command.InBulk is not null ? bulk : workers[(string.GetHashCode(command.Claims[0], StringComparison.Ordinal) & int.MaxValue) % Workers];
        return worker.TryAdd(waiting) ? waiting.Done.Task : Task.FromResult(Outcome.Reject(RequestRejections.Busy));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers)
            await worker.DisposeAsync();
        await bulk.DisposeAsync();
    }

    private async Task CommitAsync(IReadOnlyList<Waiting> together)
    {
        try
        {
            await TryCommitAsync(together);
        }
        catch (Exception failure) when (together.Count == 1)
        {
            together[0].Done.TrySetException(failure);
        }
        catch (Exception)
        {
            // One of them spoilt the transaction, of which nothing is stored: each gets one of its own, and the one that fails is told so.
            foreach (var waiting in together)
                await CommitAsync([waiting]);
        }
    }

    private async Task TryCommitAsync(IReadOnlyList<Waiting> together)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(CancellationToken.None);
        var receipts = await ClaimAsync(session.Connection!, together);
        var handled = await Task.WhenAll(together.Select(waiting => HandleAsync(waiting, receipts)));

        session.Record([.. handled.Where(h => h.Failure is null)]);
        await PublishAsync(scope.ServiceProvider, session, handled);
        await session.SaveChangesAsync(CancellationToken.None);
        foreach (var one in handled)
            one.Tell();
    }

    /// <summary>Waits until no other command holds what these claim, then reads which of them are retries.</summary>
    private static async Task<Dictionary<(string, string), Receipt>> ClaimAsync(NpgsqlConnection connection, IReadOnlyList<Waiting> together)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("select pg_advisory_xact_lock(hashtextextended(claim, 0)) from unnest($1::text[]) as claim")
        {
            Parameters = { new() { Value = together.SelectMany(w => w.Command.Claims).Distinct().Order(StringComparer.Ordinal).ToArray() } },
        });
        batch.BatchCommands.Add(ReceiptTable.Find(together.Select(w => (w.Command.Caller.Subject, w.Command.Header.Key))));
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        Dictionary<(string, string), Receipt> receipts = [];
        while (await reader.ReadAsync())
        {
            var receipt = ReceiptTable.Read(reader);
            receipts[(receipt.Caller, receipt.Key)] = receipt;
        }

        return receipts;
    }

    private async Task<Handled> HandleAsync(Waiting waiting, Dictionary<(string, string), Receipt> receipts)
    {
        var command = waiting.Command;
        if (receipts.TryGetValue((command.Caller.Subject, command.Header.Key), out var receipt))
            return new(waiting, null, receipt.AnswerAgain(command.Header.Digest));

        try
        {
            var decided = command.InBulk is { } handle ? await handle() : await DecideAsync(command);
            if (command.Header.ExpectedVersion is { } expected && decided.Version is { } version && version != expected)
                return new(waiting, null, Outcome.Reject(RequestRejections.StaleVersion)); // No receipt: with the current version the same command may pass.

            return new(waiting, decided, decided.ToOutcome());
        }
        catch (Exception failure)
        {
            return new(waiting, null, Outcome.Reject(RequestRejections.Fault), failure);
        }
    }

    private async Task<Decided> DecideAsync(PendingCommand command)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await command.Decide(scope.ServiceProvider.GetRequiredService<IMessageBus>());
    }

    private static async Task PublishAsync(IServiceProvider services, IDocumentSession session, IEnumerable<Handled> handled)
    {
        object[] messages = [.. handled.SelectMany(h => h.Decided?.Messages ?? [])];
        if (messages.Length == 0)
            return;

        var outbox = services.GetRequiredService<IMartenOutbox>();
        outbox.Enroll(session);
        foreach (var message in messages)
            await outbox.PublishAsync(message);
    }
}
