using System.Globalization;
using Healthcare.Application;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Healthcare.Projections.Fhir;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>Reads FHIR search parameters. What is not known is refused, never ignored.</summary>
public static class FhirParameters
{
    private const int DefaultCount = 50;
    private const int MostCount = 500;

    /// <summary>Reads the parameters of one search, from the query or the form.</summary>
    public static Rejection? Read(string type, IEnumerable<KeyValuePair<string, string>> given, bool inForm, out FhirQuery? query)
    {
        query = null;
        var search = new FhirQuery(type, Guid.Empty, null, null, [], null, null, null, DefaultCount);
        foreach (var (name, value) in given)
        {
            if (FhirSearch.Parameters[type].FirstOrDefault(p => p.Name == name && (inForm || !p.PostOnly)) is not { } parameter)
                return RequestRejections.UnknownParameter.At("query", $"this search takes only {string.Join(", ", Names(type, inForm))}");
            if (Apply(search, parameter, value) is not { } applied)
                return RequestRejections.Invalid.At(name, "has a value that is not understood");
            search = applied;
        }

        query = search;
        return null;
    }

    private static IEnumerable<string> Names(string type, bool inForm) =>
        FhirSearch.Parameters[type].Where(parameter => inForm || !parameter.PostOnly).Select(parameter => parameter.Name);

    private static FhirQuery? Apply(FhirQuery query, FhirSearchParameter parameter, string value) => parameter.Name switch
    {
        "patient" => TryPerson(value, out var person) ? query with { PersonId = person } : null,
        "_id" when query.Type == "Patient" => TryPerson(value, out var person) ? query with { PersonId = person } : null,
        "_count" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostCount
            ? query with { Count = count } : null,
        "_cursor" => value.Length is > 0 and <= 64 ? query with { After = value } : null,
        "_id" => value.Length is > 0 and <= 64 ? query with { Id = value } : null,
        _ when parameter.Kind == FhirSearchKind.Date => ApplyDate(query, value),
        _ => value.Length is > 0 and <= 200 ? query with { Keys = [.. query.Keys, $"{parameter.Name}={value}"] } : null,
    };

    private static bool TryPerson(string value, out Guid person) =>
        Guid.TryParseExact(value.StartsWith("Patient/", StringComparison.Ordinal) ? value["Patient/".Length..] : value, "D", out person);

    private static FhirQuery? ApplyDate(FhirQuery query, string value)
    {
        var prefix = value.Length > 2 && char.IsAsciiLetter(value[0]) ? value[..2] : "eq";
        var parsed = Days.Pattern.Parse(value[^Math.Min(value.Length, 10)..]);
        if (!parsed.Success || value.Length != (prefix == "eq" && !value.StartsWith("eq", StringComparison.Ordinal) ? 10 : 12))
            return null;

        return (prefix, parsed.Value) switch
        {
            ("eq", var day) => query with { From = Later(query.From, day), Through = Earlier(query.Through, day) },
            ("ge", var day) => query with { From = Later(query.From, day) },
            ("gt", var day) when day < LocalDate.MaxIsoValue => query with { From = Later(query.From, day.PlusDays(1)) },
            ("le", var day) => query with { Through = Earlier(query.Through, day) },
            ("lt", var day) => query with { Through = Earlier(query.Through, day.PlusDays(-1)) },
            _ => null,
        };
    }

    private static LocalDate Later(LocalDate? one, LocalDate other) => one is { } day && day > other ? day : other;

    private static LocalDate Earlier(LocalDate? one, LocalDate other) => one is { } day && day < other ? day : other;
}
