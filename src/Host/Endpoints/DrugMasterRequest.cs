using Healthcare.Application;
using Healthcare.Domain;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Drugs;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>What every read of the drug master needs: it names no person, so roles are all that is asked.</summary>
internal sealed record DrugMasterRequest(HttpContext Context, DrugMasters Masters, IClock Clock, IRejectionWriter Problems)
{
    /// <summary>Whether the reader has gone.</summary>
    public CancellationToken Cancelled => Context.RequestAborted;

    /// <summary>Today in Japan.</summary>
    public LocalDate Today => Jst.DateOf(Clock.GetCurrentInstant());

    /// <summary>Whether the caller has one of these roles; false when that was refused.</summary>
    public async Task<bool> IsForAsync(RolesMetadata roles)
    {
        if (roles.Roles.Contains(Context.Caller().Role))
            return true;
        await RefuseAsync(RequestRejections.Forbidden);
        return false;
    }

    /// <summary>The day that one of these roles asks about, today when none is named; null when that was refused.</summary>
    public async Task<LocalDate?> DayAsync(RolesMetadata roles, string? on)
    {
        if (!await IsForAsync(roles))
            return null;
        var day = on is null ? Today : Days.Read(on);
        if (day is null)
            await RefuseAsync(RequestRejections.Invalid.At("on", "must be a date such as 2026-12-01"));
        return day;
    }

    /// <summary>Refuses.</summary>
    public Task RefuseAsync(Rejection rejection) => Problems.WriteAsync(Context, rejection);

    /// <summary>Answers.</summary>
    public Task AnswerAsync<T>(T value) => Context.Response.WriteAsJsonAsync(value, StoredJson.Options);
}
