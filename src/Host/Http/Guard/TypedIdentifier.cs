namespace Healthcare.Host.Http.Guard;

/// <summary>
/// Which systems give an Identifier or Coding its type. A value under one of them is that system's own number, even when
/// its digits would pass as a My Number. A system of the My Number itself, should one be assigned, has to be excepted here.
/// </summary>
internal static class TypedIdentifier
{
    private static readonly string[] Systems =
    [
        "http://jpfhir.jp/", "http://medis.or.jp/", "http://jami.jp/", "http://capstandard.jp/", "http://hl7.org/",
        "http://terminology.hl7.org/", "http://loinc.org", "urn:oid:", "urn:ietf:rfc:3986", "http://unitsofmeasure.org",
    ];

    public static bool IsSystem(ReadOnlySpan<byte> member) => member.SequenceEqual("system"u8);

    public static bool IsValue(ReadOnlySpan<byte> member) => member.SequenceEqual("value"u8) || member.SequenceEqual("code"u8);

    public static bool Knows(ReadOnlySpan<char> system)
    {
        foreach (var known in Systems)
            if (system.StartsWith(known, StringComparison.Ordinal) && EndsName(known, system[known.Length..]))
                return true;

        return false;
    }

    // http://loinc.org.example.com is not LOINC.
    private static bool EndsName(string known, ReadOnlySpan<char> rest) => known[^1] is '/' or ':' ? rest.Length > 0 : rest is [] or ['/', ..];
}
