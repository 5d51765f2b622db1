using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Healthcare.Projections.Fhir;

/// <summary>Writes columns that may be empty.</summary>
internal static class NullableImport
{
    public static Task WriteNullableAsync(this NpgsqlBinaryImporter import, string? value, NpgsqlDbType type, CancellationToken ct) =>
        value is null ? import.WriteNullAsync(ct) : import.WriteAsync(value, type, ct);

    public static Task WriteNullableAsync(this NpgsqlBinaryImporter import, LocalDate? value, NpgsqlDbType type, CancellationToken ct) =>
        value is { } day ? import.WriteAsync(day, type, ct) : import.WriteNullAsync(ct);
}
