using Healthcare.Application.Identity;
using NodaTime;

namespace Healthcare.Application.Access;

/// <summary>Who did, or tried to do, what with a person's data: shown to the person, kept for the auditor.</summary>
/// <param name="PersonId">Whose data.</param>
/// <param name="At">When.</param>
/// <param name="Caller">Who, in which role, for which body.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Action">What: the name of the command, or <c>read:</c> and the kind of information.</param>
/// <param name="Outcome"><c>ok</c>, or the code of the rejection.</param>
/// <param name="RequestId">The request, as in logs and traces.</param>
public sealed record AccessRecord(
    Guid PersonId, Instant At, Caller Caller, Purpose Purpose, string Action, string Outcome, string RequestId)
{
    /// <summary>The outcome of what succeeded.</summary>
    public const string Ok = "ok";

    /// <summary>The action of who reads back the own institution's prescriptions and dispensings.</summary>
    public const string OwnDrugs = "read:Drugs:own";
}

/// <summary>The durable log of accesses.</summary>
public interface IAccessLog
{
    /// <summary>Returns when the record is on disk. Records that come at the same time share a commit.</summary>
    Task RecordAsync(AccessRecord record, CancellationToken ct);

    /// <summary>The same for many at once, such as the lines of a list; all of them are on disk, or none.</summary>
    Task RecordAllAsync(IReadOnlyList<AccessRecord> records, CancellationToken ct);
}
