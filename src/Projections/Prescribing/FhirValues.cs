using System.Text.RegularExpressions;
using Healthcare.Domain.Shared;
using NodaTime;
using NodaTime.Text;
using R4 = Hl7.Fhir.Model;

namespace Healthcare.Projections.Prescribing;

/// <summary>Values of FHIR's types as the engine's own.</summary>
internal static partial class FhirValues
{
    /// <summary>The day in Japan; null for a year, a month, or what is no date.</summary>
    public static LocalDate? DayOf(string? dateTime)
    {
        if (dateTime is null)
            return null;
        if (LocalDatePattern.Iso.Parse(dateTime) is { Success: true } day)
            return day.Value;

        return OffsetDateTimePattern.Rfc3339.Parse(dateTime) is { Success: true } moment ? Jst.DateOf(moment.Value.ToInstant()) : null;
    }

    /// <summary>A moment; null for a date, or what is no moment.</summary>
    public static Instant? InstantOf(string? dateTime) =>
        dateTime is not null && OffsetDateTimePattern.Rfc3339.Parse(dateTime) is { Success: true } moment ? moment.Value.ToInstant() : null;

    /// <summary>A time of the day; null for what is none.</summary>
    public static LocalTime? TimeOf(string? time) =>
        time is not null && LocalTimePattern.ExtendedIso.Parse(time) is { Success: true } parsed ? parsed.Value : null;

    /// <summary>The value of the first extension with one of these URLs, if it is of this type.</summary>
    public static T? ExtensionOf<T>(this R4.IExtendable? element, string[] urls)
        where T : R4.DataType => element?.Extension?.Find(extension => extension?.Url is { } url && urls.Contains(url))?.Value as T;

    /// <summary>The values of all extensions with this URL that are of this type.</summary>
    public static IEnumerable<T> ExtensionsOf<T>(this R4.IExtendable? element, string url)
        where T : R4.DataType => (element?.Extension ?? []).Where(extension => extension?.Url == url).Select(extension => extension.Value).OfType<T>();

    /// <summary>The values of the identifiers of one of these systems.</summary>
    public static IReadOnlyList<string> ValuesOf(this IEnumerable<R4.Identifier>? identifiers, string[] systems) =>
    [
        .. from identifier in identifiers ?? []
           where identifier?.System is { } system && systems.Contains(system) && !string.IsNullOrWhiteSpace(identifier.Value)
           select identifier.Value!,
    ];

    /// <summary>The code of one of these systems.</summary>
    public static string? CodeOf(this R4.CodeableConcept? concept, string[] systems) =>
        concept?.Coding?.Find(coding => coding?.System is { } system && systems.Contains(system) && !string.IsNullOrWhiteSpace(coding.Code))?.Code;

    /// <summary>Text on one line, as a prescription prints it. Widths and spaces stay as they are.</summary>
    public static string? OneLine(this string? text) => text switch
    {
        null => null,
        _ when string.IsNullOrWhiteSpace(text) => null,
        _ when !text.Any(char.IsControl) => text,
        _ => ControlCharacters().Replace(text, " ").Trim(' '),
    };

    /// <summary>Several texts in one.</summary>
    public static string? Joined(IEnumerable<string?> texts) =>
        string.Join(" / ", texts.Select(OneLine).Where(text => text is not null).Distinct()) is { Length: > 0 } joined ? joined : null;

    /// <summary>Digits in their half-width form.</summary>
    public static string HalfWidthDigits(this string text) =>
        string.Create(text.Length, text, static (half, full) =>
        {
            for (var i = 0; i < full.Length; i++)
                half[i] = full[i] is >= '０' and <= '９' ? (char)(full[i] - '０' + '0') : full[i];
        });

    /// <summary>The text of the extension with this URL.</summary>
    public static string? ExtensionText(this R4.IExtendable? element, string url) =>
        element?.Extension?.Find(extension => extension?.Url == url)?.Value switch
        {
            R4.FhirString text => text.Value,
            R4.CodeableConcept concept => concept.Text ?? concept.Coding?.FirstOrDefault()?.Display,
            _ => null,
        };

    [GeneratedRegex(@"\p{Cc}+")]
    private static partial Regex ControlCharacters();
}
