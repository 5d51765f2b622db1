using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using NodaTime;
using Weasel.Postgresql;

namespace Healthcare.Projections.Eligibility;

/// <summary>Keeps the lists of who waits where. Inline, because who arrived stands on the list when the check is answered; one statement for all arrivals of a transaction.</summary>
public sealed class ReceptionProjection : IProjection
{
    private static readonly string Link = ReceptionTable.Change("local_number", "text"), Complete = ReceptionTable.Change("completed_at", "timestamptz");
    private static readonly Type[] Types = [typeof(EligibilityChecked), typeof(LocalPatientNumberLinked), typeof(VisitCompleted)];

    /// <summary>As the store wants it.</summary>
    public static ProjectionBase Register()
    {
        var projection = new ProjectionWrapper<IDocumentOperations, IQuerySession>(new ReceptionProjection(), ProjectionLifecycle.Inline) { Name = "Reception" };
        foreach (var type in Types)
            projection.IncludeType(type);
        projection.Options.DeleteDataInTableOnTeardown(ReceptionTable.Name);
        projection.Options.DeleteDataInTableOnTeardown(ReceptionTable.Counter);
        return projection;
    }

    /// <inheritdoc/>
    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        // Institution by institution, whatever the statement: the counters are taken in one order, and no transaction waits in a circle.
        Fact[] facts = [.. events.Select(e => FactOf(e.Data)).OfType<Fact>().OrderBy(fact => fact.Institution, StringComparer.Ordinal).ThenBy(fact => fact.At)];
        if (facts.All(fact => fact.Kind == Kind.Arrived))
            Arrive(operations, facts);
        else
            foreach (var fact in facts)
                Write(operations, fact);
        return Task.CompletedTask;
    }

    private static Fact? FactOf(object fact) => fact switch
    {
        EligibilityChecked { OpensVisit: true } c => new(Kind.Arrived, c.Institution, c.PersonId, c.CheckId, c.LocalPatientNumber, c.CheckedAt),
        LocalPatientNumberLinked l => new(Kind.Linked, l.Institution, l.PersonId, null, l.LocalPatientNumber, l.LinkedAt),
        VisitCompleted v => new(Kind.Completed, v.Institution, v.PersonId, v.CheckId, null, v.CompletedAt),
        _ => null,
    };

    private static void Write(IDocumentOperations operations, Fact fact)
    {
        switch (fact.Kind)
        {
            case Kind.Arrived:
                Arrive(operations, [fact]);
                break;
            case Kind.Linked:
                operations.QueueSqlCommand(Link, fact.Institution, fact.PersonId, DBNull.Value, DBNull.Value, fact.LocalNumber!);
                break;
            case Kind.Completed:
                operations.QueueSqlCommand(Complete, fact.Institution, fact.PersonId, fact.CheckId!, fact.CheckId!, fact.At);
                break;
        }
    }

    private static void Arrive(IDocumentOperations operations, Fact[] facts)
    {
        if (facts.Length == 0)
            return;

        operations.QueueSqlCommand(
            ReceptionTable.Arrive,
            facts.Select(f => f.Institution).ToArray(),
            facts.Select(f => f.PersonId).ToArray(),
            facts.Select(f => f.CheckId!.Value).ToArray(),
            facts.Select(f => f.LocalNumber).ToArray(),
            facts.Select(f => f.At).ToArray(),
            facts.Select(f => Jst.DateOf(f.At)).ToArray());
    }

    private enum Kind
    {
        Arrived,
        Linked,
        Completed,
    }

    private sealed record Fact(Kind Kind, string Institution, Guid PersonId, Guid? CheckId, string? LocalNumber, Instant At);
}
