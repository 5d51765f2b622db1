using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Healthcare.Application;
using Healthcare.Domain;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Healthcare.Host.Http;

/// <summary>JSON as the API reads and writes it: what is not described is refused, not ignored.</summary>
public static class StrictJson
{
    /// <summary>The options of every endpoint that reads or writes JSON.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Reads a request, or names the field that cannot be read. The value itself is never repeated.</summary>
    public static bool TryRead<T>(ReadOnlySpan<byte> json, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Rejection? rejection)
    {
        (value, rejection) = (default, json.IsEmpty ? RequestRejections.MissingBody : null);
        if (rejection is not null)
            return false;

        try
        {
            value = JsonSerializer.Deserialize<T>(json, Options);
            rejection = value is null ? RequestRejections.Invalid.At("$", "required") : null;
        }
        catch (JsonException e)
        {
            rejection = StrictJsonFault.Rejection(e);
        }

        return rejection is null;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = 64,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RefuseNullItems, RefuseIgnored } },
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Japanese stays readable; the responses are JSON, never HTML.
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new NodaPatternConverter<LocalDate>(Days.Pattern));
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.MakeReadOnly();
        return options;
    }

    /// <summary>What is no part of the JSON is not passed over when it is sent, but refused like any other member that is not described.</summary>
    private static void RefuseIgnored(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i] is { Get: null, Set: null })
                type.Properties.RemoveAt(i);
    }

    /// <summary>The nullable annotations are respected for members; for the items of lists this does it.</summary>
    private static void RefuseNullItems(JsonTypeInfo type)
    {
        if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType.IsValueType: false })
            type.OnDeserialized = static list =>
            {
                if (((IEnumerable)list).Cast<object?>().Contains(null))
                    throw new JsonException(StrictJsonFault.NullItem);
            };
    }
}
