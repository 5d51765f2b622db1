using System.Globalization;
using Healthcare.Application;
using Healthcare.Domain;
using Healthcare.Host.Http;
using NodaTime;

namespace Healthcare.Host.Desk;

/// <summary>What was typed into a form of a desk. It is read once, and shown again when the form is refused.</summary>
public sealed class DeskFields(IReadOnlyDictionary<string, string> typed)
{
    /// <summary>Nothing.</summary>
    public static readonly DeskFields Empty = new(new Dictionary<string, string>());

    private readonly List<FieldError> faults = [];

    /// <summary>What could not be read so far; null when all could.</summary>
    public Rejection? Fault => faults.Count == 0 ? null : RequestRejections.Invalid with { Fields = [.. faults] };

    /// <summary>The text of a field, empty when there is none.</summary>
    public string this[string name] => typed.GetValueOrDefault(name, string.Empty);

    /// <summary>A form as it was sent.</summary>
    public static DeskFields Of(IFormCollection form) =>
        new(form.ToDictionary(field => field.Key, field => field.Value.LastOrDefault()?.Trim() ?? string.Empty));

    /// <summary>The same with another value of a field.</summary>
    public DeskFields With(string name, string value) => new(new Dictionary<string, string>(typed) { [name] = value });

    /// <summary>The text of a field; null when it is empty.</summary>
    public string? Text(string name) => this[name] is { Length: > 0 } text ? text : null;

    /// <summary>An id, which every form has.</summary>
    public Guid Id(string name)
    {
        if (Guid.TryParse(this[name], out var id) && id != Guid.Empty)
            return id;
        faults.Add(new(name, "must be an id"));
        return Guid.Empty;
    }

    /// <summary>A whole number.</summary>
    public int? Whole(string name) =>
        Read(name, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null, "must be a whole number");

    /// <summary>An amount.</summary>
    public decimal? Amount(string name) => Read(
        name, text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null,
        "must be a number");

    /// <summary>A day.</summary>
    public LocalDate? Day(string name) => Read(name, Days.Read, "must be a date");

    /// <summary>One of the values of an enumeration.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum =>
        Read(name, text => Enum.TryParse<T>(text, out var value) && Enum.GetName(value) == text ? value : (T?)null, "must be one of the choices");

    /// <summary>Notes that a field that is needed to make the command is empty.</summary>
    public T Missing<T>(string name)
        where T : struct
    {
        if (faults.TrueForAll(fault => fault.Field != name))
            faults.Add(new(name, "is required"));
        return default;
    }

    /// <summary>A code of a drug, an insurer or a prescription, whatever the width and case of its letters; null when it is empty.</summary>
    public string? Code(string name) => Text(name) is { } code ? Narrow(code).ToUpperInvariant() : null;

    // What a Japanese keyboard types in full width; the engine runs without ICU, so it has no NFKC.
    private static string Narrow(string text) => string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c));

    private T? Read<T>(string name, Func<string, T?> read, string rule)
        where T : struct
    {
        if (Text(name) is not { } text)
            return null;
        var value = read(Narrow(text));
        if (value is null)
            faults.Add(new(name, rule));
        return value;
    }
}
