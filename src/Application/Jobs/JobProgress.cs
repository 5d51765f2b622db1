using NodaTime;

namespace Healthcare.Application.Jobs;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Its lines are still coming in; sent again, the upload goes on where it broke off.</summary>
    Receiving,

    /// <summary>All lines are here, none is done.</summary>
    Waiting,

    /// <summary>Some lines are done.</summary>
    Running,

    /// <summary>All lines are done; some may have been refused.</summary>
    Finished,

    /// <summary>A block of lines failed again and again; it waits until somebody resumes it.</summary>
    Failed,
}

/// <summary>How far a job is. Holds no person's data.</summary>
/// <param name="Id">The job.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="State">Where it stands.</param>
/// <param name="LinesReceived">Lines that are stored; a CSV's header is none.</param>
/// <param name="LinesDone">Lines that are done.</param>
/// <param name="Accepted">Of these, how many were accepted.</param>
/// <param name="Refused">Of these, how many were refused.</param>
/// <param name="CreatedAt">When its upload began.</param>
/// <param name="StartedAt">When its first lines were done.</param>
/// <param name="FinishedAt">When its last line was done.</param>
/// <param name="Reason">Why it failed: a code of the catalogue.</param>
public sealed record JobProgress(
    Guid Id, string Kind, JobState State, long LinesReceived, long LinesDone, long Accepted, long Refused,
    Instant CreatedAt, Instant? StartedAt, Instant? FinishedAt, string? Reason)
{
    /// <summary>Whether there is nothing left to do, or nothing that goes on by itself.</summary>
    public bool HasEnded => State is JobState.Finished or JobState.Failed;
}
