using System.Text;
using Healthcare.Domain;

namespace Healthcare.Host.Http.Guard;

/// <summary>One object or array that is open while a document is read.</summary>
internal sealed class JsonFrame
{
    public MemberNames Names { get; } = new();

    public bool IsArray { get; set; }

    public int Index { get; set; }

    /// <summary>The current member, without escapes.</summary>
    public ReadOnlyMemory<byte> Member { get; set; }

    /// <summary>Whether the object names a known system, before or after its value.</summary>
    public bool IsTyped { get; set; }

    /// <summary>The refusal that stands unless the object turns out to be typed.</summary>
    public Rejection? UnlessTyped { get; set; }
}

/// <summary>Where in a document the reader is. Frames are reused, so a path costs something only when it is asked for.</summary>
internal sealed class JsonPlace
{
    private const int LongestName = 64;
    private readonly List<JsonFrame> frames = [];
    private int depth;

    public JsonFrame? Top => depth == 0 ? null : frames[depth - 1];

    public void Enter(bool isArray)
    {
        if (depth == frames.Count)
            frames.Add(new());

        var frame = frames[depth++];
        (frame.IsArray, frame.Index, frame.Member, frame.IsTyped, frame.UnlessTyped) = (isArray, -1, default, false, null);
        frame.Names.Clear();
    }

    public JsonFrame Leave() => frames[--depth];

    /// <summary>Counts a value, when it is one of an array.</summary>
    public void NextValue()
    {
        if (Top is { IsArray: true } array)
            array.Index++;
    }

    /// <summary>The object or array that is open, without the member being read: its name may be what is refused.</summary>
    public string Parent() => Path(depth - 1);

    public override string ToString() => Path(depth);

    private string Path(int count)
    {
        var path = new StringBuilder("$");
        foreach (var frame in frames.Take(count))
            path.Append(frame.IsArray ? $"[{frame.Index}]" : $".{Shortened(frame.Member)}");

        return path.ToString();
    }

    private static string Shortened(ReadOnlyMemory<byte> member)
    {
        var name = Encoding.UTF8.GetString(member.Span);
        return name.Length <= LongestName ? name : $"{name[..LongestName]}…";
    }
}
