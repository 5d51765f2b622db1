using Healthcare.Application.Eligibility;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Storage;
using NodaTime;
using Npgsql;

namespace Healthcare.Projections.Eligibility;

/// <summary>One 資格確認書 as insurers and persons list it.</summary>
/// <param name="Id">Its place in the list; the next page comes after the last one's.</param>
/// <param name="CertificateId">The certificate.</param>
/// <param name="PersonId">Whose it is.</param>
/// <param name="CoverageId">The coverage that it states.</param>
/// <param name="Identity">As written on it.</param>
/// <param name="Reason">Why it was given out.</param>
/// <param name="IssuedOn">交付年月日.</param>
/// <param name="ValidFrom">発効期日.</param>
/// <param name="ValidThrough">有効期限.</param>
/// <param name="LimitCategory">限度額適用区分, when written on it.</param>
/// <param name="Replaces">The lost one in place of which it was given out.</param>
/// <param name="InvalidOn">The day on which it was lost or given back.</param>
/// <param name="Invalidation">Which of the two.</param>
public sealed record EligibilityCertificateLine(
    long Id, Guid CertificateId, Guid PersonId, Guid CoverageId, InsuredIdentity Identity, EligibilityCertificateReason Reason,
    LocalDate IssuedOn, LocalDate ValidFrom, LocalDate ValidThrough, string? LimitCategory, Guid? Replaces, LocalDate? InvalidOn, CertificateInvalidation? Invalidation)
{
    /// <summary>Whether it counts on a day.</summary>
    public bool InForceOn(LocalDate day) => ValidFrom <= day && day <= ValidThrough && !(InvalidOn <= day);
}

/// <summary>Which certificates an insurer lists.</summary>
/// <param name="IssuedFrom">Issued on this day or later.</param>
/// <param name="IssuedThrough">Issued on this day or earlier.</param>
/// <param name="Reason">For this reason only.</param>
/// <param name="After">After this place of the list.</param>
public sealed record CertificateFilter(LocalDate? IssuedFrom, LocalDate? IssuedThrough, EligibilityCertificateReason? Reason, long After);

/// <summary>Reads 資格確認書 as committed.</summary>
public sealed class EligibilityCertificateReads(NpgsqlDataSource database, SingleStatements statements) : IEligibilityCertificates
{
    private const string Columns =
        """
        id, certificate_id, person_id, coverage_id, insurer_number, symbol, number, branch, reason, issued_on, valid_from, valid_through,
        limit_category, replaces, invalid_on, invalidation
        """;

    private const string InForce =
        $"""
        select exists (select 1 from {EligibilityCertificateProjection.TableName}
        where person_id = $1 and coverage_id = $2 and valid_from <= $3 and valid_through >= $3 and (invalid_on is null or invalid_on > $3)
        and insurer_number = $4 and symbol = $5 and number = $6 and branch = $7)
        """;

    private const string OfInsurer =
        $"""
        select {Columns} from {EligibilityCertificateProjection.TableName}
        where insurer_number = $1 and id > $2 and ($3::date is null or issued_on >= $3) and ($4::date is null or issued_on <= $4) and ($5::text is null or reason = $5)
        order by id limit $6
        """;

    private const string OfPerson = $"select {Columns} from {EligibilityCertificateProjection.TableName} where person_id = $1 order by id desc";

    /// <inheritdoc/>
    public async Task<bool> InForceAsync(Guid personId, Guid coverageId, InsuredIdentity identity, LocalDate day, CancellationToken ct)
    {
        await using var command = statements.Command(InForce, personId, coverageId, day, identity.InsurerNumber, identity.Symbol, identity.Number, identity.Branch);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>An insurer's certificates in the order of their issue.</summary>
    public Task<IReadOnlyList<EligibilityCertificateLine>> OfInsurerAsync(string insurer, CertificateFilter filter, int count, CancellationToken ct) =>
        ReadAsync(OfInsurer, [insurer, filter.After, filter.IssuedFrom, filter.IssuedThrough, filter.Reason?.ToString(), count], ct);

    /// <summary>A person's certificates, the newest first.</summary>
    public Task<IReadOnlyList<EligibilityCertificateLine>> OfPersonAsync(Guid personId, CancellationToken ct) => ReadAsync(OfPerson, [personId], ct);

    private async Task<IReadOnlyList<EligibilityCertificateLine>> ReadAsync(string sql, object?[] parameters, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in parameters)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<EligibilityCertificateLine> lines = [];
        while (await reader.ReadAsync(ct))
            lines.Add(Row(reader));
        return lines;
    }

    private static EligibilityCertificateLine Row(NpgsqlDataReader reader) => new(
        reader.GetInt64(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetGuid(3),
        new(reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetString(7)),
        Enum.Parse<EligibilityCertificateReason>(reader.GetString(8)),
        reader.GetFieldValue<LocalDate>(9), reader.GetFieldValue<LocalDate>(10), reader.GetFieldValue<LocalDate>(11),
        reader.IsDBNull(12) ? null : reader.GetString(12),
        reader.IsDBNull(13) ? null : reader.GetGuid(13),
        reader.IsDBNull(14) ? null : reader.GetFieldValue<LocalDate>(14),
        reader.IsDBNull(15) ? null : Enum.Parse<CertificateInvalidation>(reader.GetString(15)));
}
