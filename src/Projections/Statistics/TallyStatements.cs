using NodaTime;

namespace Healthcare.Projections.Statistics;

/// <summary>Writes a tally: one statement for each kind of sum, rows always in the order of their keys.</summary>
/// <param name="suffix">Which tables: none for those that are served, <c>_next</c> for those of a rebuild.</param>
/// <param name="placeholder">How a parameter is written.</param>
internal sealed class TallyStatements(string suffix, Func<int, string> placeholder)
{
    private const string AddMonth =
        """
        on conflict (month) do update set persons = m.persons + excluded.persons, holders = m.holders + excluded.holders, registered = m.registered + excluded.registered,
            card_users = m.card_users + excluded.card_users, persons_seen = m.persons_seen + excluded.persons_seen
        """;

    private readonly string addChecks =
        $"""
        insert into {StatisticsTables.Check}{suffix} as t (month, type, prefecture, by_card, by_number)
        select p.month, {InstitutionColumns.TypeOf("p.institution")}, {InstitutionColumns.PrefectureOf("p.institution")}, sum(p.by_card)::bigint, sum(p.by_number)::bigint
        from unnest({placeholder(1)}::date[], {placeholder(2)}::text[], {placeholder(3)}::bigint[], {placeholder(4)}::bigint[]) as p(month, institution, by_card, by_number)
        left join {InstitutionColumns.Register} i on i.number = p.institution group by 1, 2, 3 order by 1, 2, 3
        on conflict (month, type, prefecture) do update set by_card = t.by_card + excluded.by_card, by_number = t.by_number + excluded.by_number
        """;

    // A row that is not returned was there before, with nothing new to say; xmax is 0 on rows that are new.
    private readonly string addSeen =
        $"""
        with seen as (
            insert into {StatisticsTables.Person}{suffix} as t (month, person_id, by_card)
            select * from unnest({placeholder(1)}::date[], {placeholder(2)}::uuid[], {placeholder(3)}::boolean[]) order by 1, 2
            on conflict (month, person_id) do update set by_card = true where excluded.by_card and not t.by_card
            returning t.month, t.by_card, (t.xmax = 0) as fresh)
        insert into {StatisticsTables.Month}{suffix} as m (month, persons, holders, registered, card_users, persons_seen)
        select month, 0, 0, 0, count(*) filter (where by_card), count(*) filter (where fresh) from seen group by 1 order by 1
        {AddMonth}
        """;

    private readonly string addPersons =
        $"""
        insert into {StatisticsTables.Month}{suffix} as m (month, persons, holders, registered, card_users, persons_seen)
        select month, persons, 0, 0, 0, 0 from unnest({placeholder(1)}::date[], {placeholder(2)}::bigint[]) as p(month, persons) order by 1
        {AddMonth}
        """;

    // Counts persons, not cards: how many hold any, or have any registered, after these changes less how many before.
    private readonly string addRun =
        $"""
        with news as (
            select * from unnest({placeholder(1)}::uuid[], {placeholder(2)}::uuid[], {placeholder(3)}::boolean[], {placeholder(4)}::boolean[]) as n(person_id, certificate_id, held, registered)),
        before as (
            select person_id, bool_or(held) as held, bool_or(registered) as registered from {StatisticsTables.Credential}{suffix}
            where person_id in (select person_id from news) group by 1),
        after as (
            select person_id, bool_or(held) as held, bool_or(registered) as registered from (
                select person_id, held, registered from news
                union all select person_id, held, registered from {StatisticsTables.Credential}{suffix}
                where person_id in (select person_id from news) and (person_id, certificate_id) not in (select person_id, certificate_id from news)) as merged group by 1),
        kept as (
            insert into {StatisticsTables.Credential}{suffix} (person_id, certificate_id, held, registered) select person_id, certificate_id, held, registered from news order by 1, 2
            on conflict (person_id, certificate_id) do update set held = excluded.held, registered = excluded.registered)
        insert into {StatisticsTables.Month}{suffix} as m (month, persons, holders, registered, card_users, persons_seen)
        select {placeholder(5)}::date, 0, coalesce(sum(a.held::int - coalesce(b.held, false)::int), 0), coalesce(sum(a.registered::int - coalesce(b.registered, false)::int), 0), 0, 0
        from after a left join before b using (person_id)
        {AddMonth}
        """;

    /// <summary>The statements of a tally with their parameters, in the order in which they must run.</summary>
    public IEnumerable<(string Sql, object[] Parameters)> Of(EventTally tally)
    {
        if (tally.Checks.Count > 0)
            yield return (addChecks, [Months(tally.Checks.Keys.Select(k => k.Month)), tally.Checks.Keys.Select(k => k.Institution).ToArray(), Sums(tally.Checks.Values.Select(v => v.ByCard)), Sums(tally.Checks.Values.Select(v => v.ByNumber))]);
        if (tally.Seen.Count > 0)
            yield return (addSeen, [Months(tally.Seen.Keys.Select(k => k.Month)), tally.Seen.Keys.Select(k => k.Person).ToArray(), tally.Seen.Values.ToArray()]);
        if (tally.Persons.Count > 0)
            yield return (addPersons, [Months(tally.Persons.Keys), Sums(tally.Persons.Values)]);
        foreach (var run in tally.Runs)
        {
            var changes = run.Changes.Values;
            yield return (addRun, [changes.Select(c => c.PersonId).ToArray(), changes.Select(c => c.CertificateId).ToArray(), changes.Select(c => c.Held).ToArray(), changes.Select(c => c.Registered).ToArray(), run.Month]);
        }
    }

    private static LocalDate[] Months(IEnumerable<LocalDate> months) => [.. months];

    private static long[] Sums(IEnumerable<long> sums) => [.. sums];
}
