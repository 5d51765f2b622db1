namespace Healthcare.Host.Database;

/// <summary>Which database to run, and where it lives.</summary>
/// <param name="DataDirectory">The directory that holds everything; PostgreSQL's files go to <c>postgres</c> below it.</param>
/// <param name="Durable">Whether data survive a power cut. False is for tests: faster, and worthless after a crash.</param>
/// <param name="Choice">Null or <c>auto</c>, <c>npm</c>, <c>docker</c>, or a connection string: the variable HEALTHCARE_DB.</param>
public sealed record LocalDatabaseOptions(string DataDirectory, bool Durable, string? Choice = null)
{
    /// <summary>The connection string that was given, if one was: then nothing is started.</summary>
    public string? GivenConnectionString => Choice is not null && Choice.Contains('=') ? Choice : null;
}
