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
    /// Writes all arrivals of a transaction in one statement, institutions in order. Somebody who waits already gets no second line.
    /// It joins with no table: the planner would guess a hundred rows and read the whole list.
    /// </summary>
    public const string Arrive =
        $"""
        with brought as (
            select * from unnest(?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[], ?::date[]) with ordinality
                as b(institution, person_id, check_id, local_number, at, day, place)),
        counted as (
            insert into {Counter} (institution, change) select institution, count(*) from brought group by institution order by institution
            on conflict (institution) do update set change = reception_counter.change + excluded.change
            returning institution, change),
        arrived as (
            insert into {Name} (institution, day, arrival, check_id, person_id, local_number, arrived_at, change)
            select institution, day, place, check_id, person_id, local_number, at, place from (
                select b.institution, b.day, b.check_id, b.person_id, b.local_number, b.at,
                       c.change - count(*) over (partition by b.institution) + row_number() over (partition by b.institution order by b.place) as place
                from brought b join counted c on c.institution = b.institution) n
            on conflict (institution, person_id, day) where completed_at is null do nothing)
        select pg_notify('{Channel}', institution) from counted
        """;

    /// <summary>Changes the line of somebody who waits, if there is one: <c>local_number</c>, or <c>completed_at</c> of this check's line.</summary>
    public static string Change(string column, string type) =>
        $"""
        with waiting as (
            select institution, day, arrival from {Name}
            where institution = ? and person_id = ? and completed_at is null and (?::uuid is null or check_id = ?)),
        counted as (
            insert into {Counter} (institution, change) select distinct institution, 1 from waiting
            on conflict (institution) do update set change = reception_counter.change + 1
            returning institution, change),
        changed as (
            update {Name} r set {column} = ?::{type}, change = c.change from waiting w join counted c on c.institution = w.institution
            where r.institution = w.institution and r.day = w.day and r.arrival = w.arrival)
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
