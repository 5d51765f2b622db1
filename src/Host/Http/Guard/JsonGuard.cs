using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Healthcare.Application;
using Healthcare.Domain;
using Healthcare.Domain.Shared;

namespace Healthcare.Host.Http.Guard;

/// <summary>Reads one JSON document once, front to back, and says why it is refused, if it is.</summary>
internal sealed class JsonGuard(ReadOnlyMemory<byte> document, JsonText text, bool mayBeTyped)
{
    private const int MaxDepth = 64;
    private readonly JsonPlace place = new();

    /// <summary>Of a body, which may be FHIR.</summary>
    public static Rejection? Refusal(ReadOnlyMemory<byte> document) => Refusal(document, mayBeTyped: true);

    /// <summary>Of one line of many. No line is FHIR, and it is stored before its members are known: no system excuses a My Number.</summary>
    public static Rejection? RefusalOfLine(ReadOnlyMemory<byte> line) => Refusal(line, mayBeTyped: false);

    private static Rejection? Refusal(ReadOnlyMemory<byte> document, bool mayBeTyped)
    {
        if (!Utf8.IsValid(document.Span))
            return RequestRejections.MalformedJson.At("$", "utf-8");

        using var text = new JsonText();
        try
        {
            return new JsonGuard(document, text, mayBeTyped).Read();
        }
        catch (JsonException e)
        {
            return RequestRejections.MalformedJson.At("$", $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
        }
    }

    private Rejection? Read()
    {
        // One level more than allowed, so that too deep is told from malformed.
        var reader = new Utf8JsonReader(document.Span, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        Rejection? refusal = null;
        while (refusal is null && reader.Read())
            refusal = Refusal(ref reader);

        return refusal;
    }

    private Rejection? Refusal(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray))
            place.NextValue();

        return reader.TokenType switch
        {
            JsonTokenType.StartObject or JsonTokenType.StartArray => Enter(ref reader),
            JsonTokenType.EndObject or JsonTokenType.EndArray => Leave(),
            JsonTokenType.PropertyName => InName(ref reader, place.Top!),
            JsonTokenType.String => InString(ref reader, place.Top),
            JsonTokenType.Number when JsonText.HoldsMyNumber(ref reader) => MyNumberAt(place.ToString()),
            _ => null,
        };
    }

    private Rejection? Enter(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth >= MaxDepth)
            return RequestRejections.TooDeep;

        place.Enter(reader.TokenType == JsonTokenType.StartArray);
        return null;
    }

    private Rejection? Leave() => place.Leave() is { IsTyped: false, UnlessTyped: { } refusal } ? refusal : null;

    // A refused name is not repeated: the place is then the object that has it.
    private Rejection? InName(ref Utf8JsonReader reader, JsonFrame frame)
    {
        if (text.Read(ref reader, out var name) is { } unreadable)
            return unreadable.At(place.Parent(), "readable-member-name");

        if (MyNumber.AppearsIn(name))
            return MyNumberAt(place.Parent());

        frame.Member = reader.ValueIsEscaped
            ? Encoding.UTF8.GetBytes(name.ToArray())
            : document.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        return frame.Names.Add(frame.Member) ? null : RequestRejections.DuplicateMember.At(place.ToString(), "once");
    }

    private Rejection? InString(ref Utf8JsonReader reader, JsonFrame? frame)
    {
        if (text.Read(ref reader, out var value) is { } unreadable)
            return unreadable.At(place.ToString(), "readable-text");

        if (frame is not null && TypedIdentifier.IsSystem(frame.Member.Span))
            frame.IsTyped = TypedIdentifier.Knows(value);

        if (!MyNumber.AppearsIn(value))
            return null;

        // The system may come after the value: judged when the object ends.
        if (frame is null || !mayBeTyped || !TypedIdentifier.IsValue(frame.Member.Span))
            return MyNumberAt(place.ToString());

        frame.UnlessTyped ??= MyNumberAt(place.ToString());
        return null;
    }

    private static Rejection MyNumberAt(string path) => RequestRejections.MyNumber.At(path, "without-my-number");
}
