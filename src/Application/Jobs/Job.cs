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
/// <param name="PersonId">Whose data the answer holds; its download is then recorded as an access.</param>
public sealed record LineResult(long Line, Rejection? Rejection, byte[]? Answer = null, Guid? PersonId = null);

/// <summary>One line on its way in.</summary>
/// <param name="Text">The line; empty when it was refused.</param>
/// <param name="Refusal">Why nothing of it is kept but this; null when it is well-formed.</param>
public sealed record JobLine(string Text, Rejection? Refusal = null)
{
    /// <summary>The most bytes of one line.</summary>
    public const int MostBytes = 16 * 1024;
}

/// <summary>How one kind of long work is done.</summary>
public interface IJobKind
{
    /// <summary>Its name in addresses and the database: <c>kebab-case</c>.</summary>
    string Name { get; }

    /// <summary>The most lines of one job.</summary>
    long MostLines => 1_000_000;

    /// <summary>Which members of an answer are columns of the report as CSV; a dot leads into an inner object.</summary>
    IReadOnlyList<string> AnswerColumns => [];

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

    /// <summary>The same for lines of which some may have been refused at the door.</summary>
    Task<Rejection?> TakeInAsync(Job job, IAsyncEnumerable<JobLine> lines, CancellationToken ct);
}
