using Npgsql;

namespace Healthcare.Projections.Storage;

/// <summary>
/// Connections for what is one statement and leaves nothing behind: they go back to their pool without a reset, which costs as much as a small read.
/// What locks, opens transactions or sets anything takes the others.
/// </summary>
public sealed class SingleStatements(NpgsqlDataSource database) : IAsyncDisposable
{
    /// <summary>A statement of its own.</summary>
    public NpgsqlCommand Command(string sql, params IEnumerable<object> parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();
}
