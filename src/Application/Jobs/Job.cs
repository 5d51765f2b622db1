using Healthcare.Application.Identity;
using Healthcare.Domain;

namespace Healthcare.Application.Jobs;

/// <summary>Long work over many lines: it goes on where it was after any stop, and does no line twice.</summary>
/// <param name="Id">Made by who asks for it; the same id is the same job.</param>
/// <param name="Kind">Which <see cref="IJobKind"/> does it.</param>
/// <param name="Caller">In whose name every line is done.</param>
/// <param name="Parameters">What holds for all lines, as JSON; empty object when nothing does.</param>
public sealed record Job(Guid Id, string Kind, Caller Caller, string Parameters);

/// <summary>Some lines of a job that are done together.</summary>
/// <param name="Job">Of which job.</param>
/// <param name="FirstLine">The number of the first line, from 1.</param>
/// <param name="Lines">The lines as they came in.</param>
public sealed record JobBlock(Job Job, long FirstLine, IReadOnlyList<string> Lines);

/// <summary>What came of one line.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="Rejection">Why it was refused; null when it was accepted.</param>
/// <param name="Answer">What is worth downloading, as JSON; null when acceptance says all.</param>
public sealed record LineResult(long Line, Rejection? Rejection, byte[]? Answer = null);

/// <summary>How one kind of long work is done.</summary>
public interface IJobKind
{
    /// <summary>Its name in addresses and the database: <c>kebab-case</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Does these lines. May be called again with the same block after a stop, also when some of its lines were done: commands sent with a
    /// key made of job and line (<see cref="JobKeys.Of"/>) then answer the same and change nothing.
    /// </summary>
    Task<IReadOnlyList<LineResult>> RunAsync(JobBlock block, CancellationToken ct);
}

/// <summary>Idempotency keys of the commands of jobs.</summary>
public static class JobKeys
{
    /// <summary>The key of one line's command.</summary>
    public static string Of(Job job, long line) => $"job:{job.Id:N}:{line}";
}

/// <summary>Takes jobs in. What was taken in is durable and goes on by itself, in whichever process is there.</summary>
public interface IJobs
{
    /// <summary>
    /// Takes a job in with its lines; returns when all are stored. Called again with the same id it goes on after the lines that were stored;
    /// a rejection when those differ, or the job belongs to somebody else.
    /// </summary>
    Task<Rejection?> TakeInAsync(Job job, IAsyncEnumerable<string> lines, CancellationToken ct);
}
