namespace Healthcare.Host.Database;

/// <summary>No database can be had on this machine. The message is one line that says what to do about it.</summary>
public sealed class LocalDatabaseUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
