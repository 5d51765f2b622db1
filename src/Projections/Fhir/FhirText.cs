using System.Globalization;
using Healthcare.Domain.Shared;
using NodaTime;
using NodaTime.Text;

namespace Healthcare.Projections.Fhir;

/// <summary>Values as FHIR spells them.</summary>
internal static class FhirText
{
    private static readonly OffsetDateTimePattern InstantPattern =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss;FFFFFFo<+HH:mm>");

    public static string Of(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static string Of(Instant at) => InstantPattern.Format(Jst.At(at));

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Key(string parameter, string system, string value) => $"{parameter}={system}|{value}";
}
