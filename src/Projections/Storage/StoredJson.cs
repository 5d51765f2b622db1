using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Healthcare.Projections.Storage;

/// <summary>How events, documents and answers look as JSON: camelCase, ISO dates, enumerations by name, Japanese readable.</summary>
public static class StoredJson
{
    /// <summary>The options; made once, for they are costly.</summary>
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Gives other options the same shape.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(LeaveOutComputed);
        options.Converters.Insert(0, new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.ConfigureForNodaTime(new NodaJsonSettings(DateTimeZoneProviders.Tzdb) { InstantConverter = new StoredInstant() });
        return options;
    }

    /// <summary>What follows from other members is not stored: it would be frozen at the rule of its day.</summary>
    private static void LeaveOutComputed(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.Namespace?.StartsWith("Healthcare", StringComparison.Ordinal) != true)
            return;

        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider is PropertyInfo { CanWrite: false })
                type.Properties.RemoveAt(i);
        }
    }

    /// <summary>The JSON of a value, as UTF-8.</summary>
    public static byte[] Bytes(object value) => JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Options);
}
