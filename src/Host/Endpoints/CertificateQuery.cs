using System.Globalization;
using Healthcare.Application;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Host.Http;
using Healthcare.Projections.Eligibility;
using NodaTime;
using NodaTime.Text;

namespace Healthcare.Host.Endpoints;

/// <summary>What an insurer asks of its list of 資格確認書, from the address.</summary>
internal static class CertificateQuery
{
    /// <summary>The filter, or what is wrong with it.</summary>
    public static (CertificateFilter? Filter, Rejection? Invalid) Read(string? issuedFrom, string? issuedThrough, string? reason, string? after)
    {
        var (from, through) = (Day(issuedFrom), Day(issuedThrough));
        var wrong = RequestRejections.Invalid;
        if (from is { Success: false })
            wrong = wrong.At("issuedFrom", "must be a day such as 2026-11-24");
        if (through is { Success: false })
            wrong = wrong.At("issuedThrough", "must be a day such as 2026-11-24");
        if (!TryReason(reason, out var only))
            wrong = wrong.At("reason", "must be onRequest, noRegistration, certificateLapsed, lateStageElderly or reissue");
        if (!long.TryParse(after ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var place))
            wrong = wrong.At("after", "must be the id of a line");
        return wrong.Fields.Count > 0 ? (null, wrong) : (new(from?.Value, through?.Value, only, place), null);
    }

    private static ParseResult<LocalDate>? Day(string? text) => text is null ? null : Days.Pattern.Parse(text);

    private static bool TryReason(string? text, out EligibilityCertificateReason? reason)
    {
        var found = Enum.GetValues<EligibilityCertificateReason>().Where(one => string.Equals(Name(one), text, StringComparison.Ordinal)).ToList();
        reason = found.Count == 1 ? found[0] : null;
        return text is null || reason is not null;
    }

    private static string Name(EligibilityCertificateReason reason) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(reason.ToString());
}
