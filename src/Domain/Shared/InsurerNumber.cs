namespace Healthcare.Domain.Shared;
public readonly record struct InsurerNumber { public static bool TryParse(string? s, out InsurerNumber n) { n = default; return true; } }
