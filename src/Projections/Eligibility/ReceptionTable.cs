using Healthcare.Projections.Storage;
using Weasel.Core;
using Weasel.Postgresql.Tables;

namespace Healthcare.Projections.Eligibility;

/// <summary>受付: the visits of each institution in order of arrival. One counter for each institution numbers all that happens on its list.</summary>
internal static class ReceptionTable
{
    /// <summary>The lines.</summary>
    public const string Name = $"{HealthcareStore.Schema}.reception";

    /// <summary>The counters. The row is held until the commit, so that numbers become visible in their order and nobody can read past one.</summary>
    public const string Counter = $"{HealthcareStore.Schema}.reception_counter";

    /// <summary>The channel that wakes those who watch; all it tells is the institution.</summary>
    public const string Channel = "healthcare_reception";

    /// <summary>
    /// Writes all that a transaction brings in one statement, institutions in order, so that two transactions cannot wait for each other.
    /// Somebody who waits already gets no second line.
    /// </summary>
    public const string Write =
        $"""
        with brought as (
            select * from unnest(?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::date[]) with ordinality
                as b(kind, institution, person_id, check_id, local_number, at, day, place)
            where b.kind <> 'linked'
               or exists (select from {Name} r where r.institution = b.institution and r.person_id = b.person_id and r.completed_at is null)),
        counted as (
            insert into {Counter} (institution, change) select institution, count(*) from brought group by institution order by institution
            on conflict (institution) do update set change = reception_counter.change + excluded.change
            returning institution, change),
        numbered as (
            select b.*, c.change - count(*) over (partition by b.institution) + row_number() over (partition by b.institution order by b.place) as change
            from brought b join counted c on c.institution = b.institution),
        arrived as (
            insert into {Name} (institution, day, arrival, check_id, person_id, local_number, arrived_at, change)
            select institution, day, change, check_id, person_id, local_number, at, change from numbered where kind = 'arrived'
            on conflict (institution, person_id, day) where completed_at is null do nothing),
        linked as (
            update {Name} r set local_number = n.local_number, change = n.change from numbered n
            where n.kind = 'linked' and r.institution = n.institution and r.person_id = n.person_id and r.completed_at is null),
        completed as (
            update {Name} r set completed_at = n.at, change = n.change from numbered n
            where n.kind = 'completed' and r.institution = n.institution and r.person_id = n.person_id and r.check_id = n.check_id and r.completed_at is null)
        select pg_notify('{Channel}', institution) from counted
        """;

    /// <summary>Describes the lines to the store.</summary>
    public static Table Define()
    {
        var table = new Table(Name);
        table.AddColumn("institution", "text").AsPrimaryKey();
        table.AddColumn("day", "date").AsPrimaryKey();
        table.AddColumn("arrival", "bigint").AsPrimaryKey();
        table.AddColumn("check_id", "uuid").NotNull();
        table.AddColumn("person_id", "uuid").NotNull();
        table.AddColumn("local_number", "text");
        table.AddColumn("arrived_at", "timestamptz").NotNull();
        table.AddColumn("completed_at", "timestamptz");
        table.AddColumn("change", "bigint").NotNull();
        table.Indexes.Add(new IndexDefinition("reception_waiting") { Columns = ["institution", "person_id", "day"], IsUnique = true, Predicate = "completed_at is null" });
        return table;
    }

    /// <summary>Describes the counters to the store.</summary>
    public static Table DefineCounter()
    {
        var table = new Table(Counter);
        table.AddColumn("institution", "text").AsPrimaryKey();
        table.AddColumn("change", "bigint").NotNull();
        return table;
    }
}
