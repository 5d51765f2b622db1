using System.Text.Json;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using NodaTime.Text;

namespace Healthcare.Projections.Storage;

/// <summary>Writes instants with Z, and also reads <c>+00:00</c>: PostgreSQL prints them so inside JSON it builds itself.</summary>
internal sealed class StoredInstant : NodaConverterBase<Instant>
{
    protected override Instant ReadJsonImpl(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var text = reader.GetString()!;
        var utc = InstantPattern.ExtendedIso.Parse(text);
        return utc.Success ? utc.Value : OffsetDateTimePattern.ExtendedIso.Parse(text).GetValueOrThrow().ToInstant();
    }

    protected override void WriteJsonImpl(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}
