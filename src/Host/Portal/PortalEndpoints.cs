using System.Globalization;
using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Host.Medications;
using Healthcare.Host.Portal.Views;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Healthcare.Host.Portal;

/// <summary>The pages of an insured person: who they are to their insurer, what was prescribed, who looked.</summary>
public static class PortalEndpoints
{
    /// <summary>The lines of やりとり履歴 before a place.</summary>
    public const string AccessesPath = $"{IdentitySchemes.PortalPath}/accesses";

    /// <summary>The drugs over time.</summary>
    public const string MedicationsPath = $"{IdentitySchemes.PortalPath}/medications";

    /// <summary>お薬手帳 to print.</summary>
    public const string BookletPath = $"{MedicationsPath}.pdf";

    /// <summary>Maps the pages and their style sheet.</summary>
    public static void MapPortal(this IEndpointRouteBuilder app)
    {
        var portal = app.MapGroup("").ExcludeFromDescription();
        portal.MapGet(PortalStyle.Path, PortalStyle.Write).AllowAnonymous().WithMetadata(new AllowedQuery());
        var pages = portal.MapGroup("").AddEndpointFilter<PortalProtection>();
        pages.MapGet(IdentitySchemes.PortalPath, ShowAsync).AllowAnonymous().WithMetadata(new AllowedQuery());
        pages.MapPost(PortalConsents.GivePath, async (HttpContext context, PortalConsents consents) => Done(await consents.GiveAsync(context)))
            .RequireAuthorization().WithMetadata(new AllowedQuery());
        pages.MapPost(PortalConsents.WithdrawPath, async (HttpContext context, PortalConsents consents) => Done(await consents.WithdrawAsync(context)))
            .RequireAuthorization().WithMetadata(new AllowedQuery());
        pages.MapPost(PortalCertificates.RequestPath, async (HttpContext context, PortalCertificates certificates) => Done(await certificates.RequestAsync(context), "insurance"))
            .RequireAuthorization().WithMetadata(new AllowedQuery());
        pages.MapGet(AccessesPath, AccessesAsync).RequireAuthorization().WithMetadata(new AllowedQuery("before"), new ReadMetadata(DataKind.Accesses));
        pages.MapGet(MedicationsPath, MedicationsAsync).RequireAuthorization().WithMetadata(new AllowedQuery("days"), new RolesMetadata(Role.InsuredPerson));
        pages.MapGet(BookletPath, BookletAsync).RequireAuthorization().WithMetadata(new AllowedQuery(), new RolesMetadata(Role.InsuredPerson));
    }

    // Anonymous, because those who are not signed in are welcomed here; what is shown to others passes the gate.
    private static async Task<IResult> ShowAsync(HttpContext context, PortalReader reader, IAntiforgery forms)
    {
        if (context.TryGetCaller() is not { } caller)
            return new RazorComponentResult<WelcomePage>();
        if (caller is not { Role: Role.InsuredPerson, PersonId: { } personId })
            return new Refusal(RequestRejections.Forbidden);

        var (page, rejection) = await reader.PersonPageAsync(caller, personId, context.TraceIdentifier, context.RequestAborted);
        return page is null
            ? new Refusal(rejection!)
            : new RazorComponentResult<PersonPage>(new { Model = page, Form = forms.GetAndStoreTokens(context) });
    }

    private static async Task<IResult> AccessesAsync(HttpContext context, PortalReader reader, IAntiforgery forms, string? before)
    {
        if (context.Caller() is not { Role: Role.InsuredPerson, PersonId: { } personId } caller)
            return new Refusal(RequestRejections.Forbidden);
        if (before is not null && !long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return new Refusal(RequestRejections.Invalid.At("before", "must be the id of a line"));

        var place = before is null ? (long?)null : long.Parse(before, CultureInfo.InvariantCulture);
        var (page, rejection) = await reader.AccessesAsync(caller, personId, place, context.TraceIdentifier, context.RequestAborted);
        return page is null
            ? new Refusal(rejection!)
            : new RazorComponentResult<AccessesPage>(new { Model = page, Newest = before is null, Form = forms.GetAndStoreTokens(context) });
    }

    private static async Task<IResult> MedicationsAsync(HttpContext context, PortalMedications medications, IAntiforgery forms, string? days)
    {
        if (context.Caller() is not { Role: Role.InsuredPerson, PersonId: { } personId } caller)
            return new Refusal(RequestRejections.Forbidden);
        if (!MedicationsPageModel.TryPeriod(days, out var period))
            return new Refusal(RequestRejections.Invalid.At("days", $"must be one of {string.Join(", ", MedicationsPageModel.Periods)}"));

        var (page, rejection) = await medications.PageAsync(caller, personId, period, context.TraceIdentifier, context.RequestAborted);
        return page is null
            ? new Refusal(rejection!)
            : new RazorComponentResult<MedicationsPage>(new { Model = page, Form = forms.GetAndStoreTokens(context) });
    }

    private static async Task<IResult> BookletAsync(HttpContext context, Booklets booklets) =>
        context.Caller() is { Role: Role.InsuredPerson, PersonId: { } personId } ? await booklets.AnswerAsync(context, personId) : new Refusal(RequestRejections.Forbidden);

    /// <summary>Back to the page, which shows what has changed; or why nothing has.</summary>
    private static IResult Done(Domain.Rejection? rejection, string section = "consents") =>
        rejection is null ? Results.Redirect($"{IdentitySchemes.PortalPath}#{section}") : new Refusal(rejection);
}
