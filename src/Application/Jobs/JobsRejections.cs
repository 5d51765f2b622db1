using Healthcare.Domain;

namespace Healthcare.Application.Jobs;

/// <summary>What can be wrong with long work and with its lines.</summary>
public static class JobsRejections
{
    /// <summary>The id has other lines.</summary>
    public static readonly Rejection OtherContent = new(
        "jobs.other-content", RejectionKind.Conflict, "This job has other lines than those that were sent.",
        "Send the same file again to go on with its upload, or make a new id for another file.");

    /// <summary>Two uploads at once.</summary>
    public static readonly Rejection UploadRunning = new(
        "jobs.upload-running", RejectionKind.Conflict, "Lines of this job are being received by another request.",
        "Wait until the other upload has ended, then ask how many lines were received.");

    /// <summary>More lines than one job may have.</summary>
    public static readonly Rejection TooManyLines = new(
        "jobs.too-many-lines", RejectionKind.TooLarge, "The file has more lines than one job may have; none of it was kept.",
        "Split the file: an intake takes 1,000,000 lines, a batch of bookings 10,000.");

    /// <summary>Nothing to do.</summary>
    public static readonly Rejection NoLines = new(
        "jobs.no-lines", RejectionKind.Invalid, "The file has no lines.", "Send at least one line.");

    /// <summary>Another kind of content.</summary>
    public static readonly Rejection NotLines = new(
        "jobs.not-lines", RejectionKind.UnsupportedMedia, "The lines of a job come in another kind of content.",
        "Send application/x-ndjson, one JSON object a line, or text/csv with a header, both as uncompressed UTF-8.");

    /// <summary>The names of a CSV's columns.</summary>
    public static readonly Rejection MalformedHeader = new(
        "jobs.malformed-header", RejectionKind.Invalid, "The first line of the CSV does not name its columns.",
        "Name each column once, by the names that the API description gives to the members of a line.");

    /// <summary>A line of a CSV that does not fit its header.</summary>
    public static readonly Rejection MalformedLine = new(
        "jobs.malformed-line", RejectionKind.Invalid, "The line cannot be read as CSV.",
        "Give each line as many fields as the header; quote a field that has a comma or a quote, double the quote, and break no line inside quotes.");

    /// <summary>A line that is not read to its end.</summary>
    public static readonly Rejection LineTooLong = new(
        "jobs.line-too-long", RejectionKind.TooLarge, "The line is longer than allowed.", "Send at most 16 KB (16,384 bytes) in one line.");

    /// <summary>The report of a job that goes on.</summary>
    public static readonly Rejection NotFinished = new(
        "jobs.not-finished", RejectionKind.Conflict, "The job has not finished.", "Ask how far it is, and fetch the report when it has finished.");

    /// <summary>Nothing to resume.</summary>
    public static readonly Rejection NotFailed = new(
        "jobs.not-failed", RejectionKind.Conflict, "The job has not failed.", "Nothing needs to be done: a job that has not failed goes on by itself.");

    /// <summary>Lines that fail whenever they are tried.</summary>
    public static readonly Rejection BlockFailed = new(
        "jobs.block-failed", RejectionKind.Fault, "Some lines failed several times because of a fault on our side; the job stopped before them.",
        "Ask the operator; when the cause is gone, resume the job, which goes on at these lines.");
}
