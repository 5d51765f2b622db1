using Healthcare.Projections.Storage;
using Weasel.Postgresql.Tables;

namespace Healthcare.Projections.Statistics;

/// <summary>The tables of the statistics. Those that are read hold a few hundred rows a month, however many checks there are.</summary>
internal static class StatisticsTables
{
    /// <summary>Checks by month, type and prefecture.</summary>
    public const string Check = $"{HealthcareStore.Schema}.statistics_check";

    /// <summary>What a month changed in the number of persons and holders, and how many persons it saw.</summary>
    public const string Month = $"{HealthcareStore.Schema}.statistics_month";

    /// <summary>Who was seen in a month: only to count nobody twice. Never read.</summary>
    public const string Person = $"{HealthcareStore.Schema}.statistics_person";

    /// <summary>Cards and smartphones as they stand: only to count no holder twice. Never read.</summary>
    public const string Credential = $"{HealthcareStore.Schema}.statistics_credential";

    /// <summary>Views by month, type, prefecture and kind.</summary>
    public const string View = $"{HealthcareStore.Schema}.statistics_view";

    /// <summary>Up to which access record views are counted: one row.</summary>
    public const string ViewProgress = $"{HealthcareStore.Schema}.statistics_view_progress";

    /// <summary>Those that the projection of events fills.</summary>
    public static readonly IReadOnlyList<string> OfEvents = [Check, Month, Person, Credential];

    /// <summary>Describes the tables to the store.</summary>
    public static IReadOnlyList<Table> Define() =>
    [
        Of(Check, [("month", "date"), ("type", "text"), ("prefecture", "text")], [("by_card", "bigint"), ("by_number", "bigint")]),
        Of(Month, [("month", "date")],
            [("persons", "bigint"), ("holders", "bigint"), ("registered", "bigint"), ("card_users", "bigint"), ("persons_seen", "bigint")]),
        Of(Person, [("month", "date"), ("person_id", "uuid")], [("by_card", "boolean")]),
        Of(Credential, [("person_id", "uuid"), ("certificate_id", "uuid")], [("held", "boolean"), ("registered", "boolean")]),
        Of(View, [("month", "date"), ("type", "text"), ("prefecture", "text"), ("kind", "text")], [("views", "bigint")]),
        Of(ViewProgress, [("id", "integer")], [("counted_through", "bigint")]),
    ];

    private static Table Of(string name, IReadOnlyList<(string Name, string Type)> key, IReadOnlyList<(string Name, string Type)> values)
    {
        var table = new Table(name);
        foreach (var column in key)
            table.AddColumn(column.Name, column.Type).AsPrimaryKey();
        foreach (var column in values)
            table.AddColumn(column.Name, column.Type).NotNull();
        return table;
    }
}
