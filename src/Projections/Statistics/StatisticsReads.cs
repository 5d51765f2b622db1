using System.Text.Json;
using Healthcare.Domain.Statistics;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Statistics;

/// <summary>Reads the figures of months: small tables only.</summary>
public sealed class StatisticsReads(NpgsqlDataSource database)
{
    private const string Checks = $"select month, type, prefecture, by_card, by_number from {StatisticsTables.Check} where month between $1 and $2";
    private const string Views = $"select month, type, prefecture, kind, views from {StatisticsTables.View} where month between $1 and $2";

    private const string Persons =
        $"""
        select month, (sum(persons) over sofar)::bigint, (sum(holders) over sofar)::bigint, (sum(registered) over sofar)::bigint, card_users, persons_seen
        from {StatisticsTables.Month} window sofar as (order by month)
        """;

    private const string Reports =
        $"select data from {HealthcareStore.Schema}.mt_doc_monthlyusage where data ->> 'month' between $1 and $2 order by data ->> 'source'";

    /// <summary>The figures of each month from one through another.</summary>
    public async Task<IReadOnlyList<MonthFigures>> OfAsync(YearMonth from, YearMonth through, CancellationToken ct)
    {
        var (first, last) = (from.OnDayOfMonth(1), through.OnDayOfMonth(1));
        var counted = (await ListAsync(Checks, CheckRow, ct, first, last)).Concat(await ListAsync(Views, ViewRow, ct, first, last)).ToLookup(one => one.Month, one => one.Row);
        var persons = await ListAsync(Persons, PersonsRow, ct);
        var reports = (await ListAsync(Reports, reader => JsonSerializer.Deserialize<MonthlyUsage>(reader.GetFieldValue<byte[]>(0), StoredJson.Options)!, ct, Months.Text(from), Months.Text(through)))
            .ToLookup(report => report.Month);
        return [.. Months.Between(from, through).Select(month => MonthFigures.Of(month, [.. counted[month]], PersonsOf(month, persons), [.. reports[month]]))];
    }

    /// <summary>The last month's sums still hold; who was seen belongs to the month alone.</summary>
    private static UsagePersons PersonsOf(YearMonth month, List<(YearMonth Month, UsagePersons Persons)> all)
    {
        var i = all.FindLastIndex(one => one.Month <= month);
        if (i < 0)
            return UsagePersons.Nobody;

        return all[i].Month == month ? all[i].Persons : all[i].Persons with { CardUsers = 0, PersonsSeen = 0 };
    }

    private static (YearMonth Month, UsageRow Row) CheckRow(NpgsqlDataReader reader) =>
        (MonthOf(reader), new(TypeOf(reader), UsageCounts.OfChecks(reader.GetInt64(3), reader.GetInt64(4)), reader.GetString(2)));

    private static (YearMonth Month, UsageRow Row) ViewRow(NpgsqlDataReader reader) =>
        (MonthOf(reader), new(TypeOf(reader), UsageCounts.OfViews(Enum.Parse<ViewKind>(reader.GetString(3)), reader.GetInt64(4)), reader.GetString(2)));

    private static (YearMonth Month, UsagePersons Persons) PersonsRow(NpgsqlDataReader reader) =>
        (MonthOf(reader), new(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5)));

    private static YearMonth MonthOf(NpgsqlDataReader reader) => reader.GetFieldValue<LocalDate>(0).ToYearMonth();

    private static InstitutionType TypeOf(NpgsqlDataReader reader) => Enum.Parse<InstitutionType>(reader.GetString(1));

    private async Task<List<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> row, CancellationToken ct, params object[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<T> rows = [];
        while (await reader.ReadAsync(ct))
            rows.Add(row(reader));
        return rows;
    }
}
