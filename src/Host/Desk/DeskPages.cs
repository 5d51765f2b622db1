using Healthcare.Application.Commands;
using Healthcare.Application.Prescribing;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Desk.Views;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Portal;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Healthcare.Host.Desk;

/// <summary>Shows the pages of both desks, again with what was typed when a form was refused.</summary>
public sealed class DeskPages(DeskReader reader, PersonRecords records, IAntiforgery forms, IEnumerable<IDrugSearch> searches, IEnumerable<IDeskSigner> signers, IClock clock)
{
    /// <summary>The first page.</summary>
    public async Task<IResult> HomeAsync(HttpContext context)
    {
        if (context.TryGetCaller() is null)
            return new RazorComponentResult<DeskWelcomePage>(new { Site = SiteOf(context) });

        var (page, rejection) = await reader.HomeAsync(context);
        return page is null
            ? new Refusal(rejection!)
            : new RazorComponentResult<DeskHomePage>(new { Model = page, View = await ViewAsync(context, page.Prescriptions) });
    }

    /// <summary>The page of somebody who came.</summary>
    public async Task<IResult> PersonAsync(HttpContext context, Guid personId, DeskFields? posted = null, Rejection? refusal = null)
    {
        var (page, rejection) = await reader.PersonAsync(context, personId);
        if (page is null)
            return new Refusal(rejection!);

        var view = await ViewAsync(context, [.. page.History ?? [], .. page.Receivable], HitsOf(refusal));
        view = view with { Posted = posted ?? DeskFields.Empty, Refusal = refusal, CanFind = searches.Any(), Found = await FindAsync(posted, view.Today, context.RequestAborted) };
        return new RazorComponentResult<DeskPersonPage>(new { Model = page, View = view }) { StatusCode = StatusOf(refusal) };
    }

    /// <summary>The page of one prescription.</summary>
    public async Task<IResult> PrescriptionAsync(HttpContext context, Guid id, DeskFields? posted = null, Rejection? refusal = null)
    {
        var (page, rejection) = await reader.PrescriptionAsync(context, id);
        if (page is null)
            return new Refusal(rejection!);

        var view = await ViewAsync(context, [page.Prescription], [.. page.Alerts.SelectMany(alert => alert.Shown.Found), .. HitsOf(refusal)]);
        view = view with { Posted = posted ?? DeskFields.Empty, Refusal = refusal };
        return new RazorComponentResult<DeskPrescriptionPage>(new { Model = page, View = view }) { StatusCode = StatusOf(refusal) };
    }

    private static SignInSite SiteOf(HttpContext context) => SignInSite.At(context.Request.Path)!;

    private static int StatusOf(Rejection? refusal) => refusal is null ? StatusCodes.Status200OK : ProblemWriter.StatusOf(refusal.Kind);

    private static IReadOnlyList<SafetyHit> HitsOf(Rejection? refusal) => refusal?.Details is HitsToShow shown ? shown.Found : [];

    private async Task<DeskView> ViewAsync(HttpContext context, IReadOnlyList<Prescription> prescriptions, IReadOnlyList<SafetyHit>? hits = null)
    {
        var caller = context.Caller();
        string?[] bodies =
        [
            caller.Institution, .. prescriptions.Select(p => p.Issuer.Institution), .. prescriptions.Select(p => p.Pharmacy),
            .. (hits ?? []).SelectMany(hit => new[] { hit.With?.Institution, hit.With?.Pharmacy, hit.Allergy?.Institution }),
        ];
        var names = await records.NamesAsync(bodies.OfType<string>(), context.RequestAborted);
        return new(SiteOf(context), caller, clock.GetCurrentInstant(), forms.GetAndStoreTokens(context), names) { CanSign = signers.Any() };
    }

    // Only lines with a name and without a code ask for products: the choice then fills both.
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<DrugSuggestion>>> FindAsync(DeskFields? posted, LocalDate on, CancellationToken ct)
    {
        Dictionary<string, IReadOnlyList<DrugSuggestion>> found = [];
        if (posted is null || searches.FirstOrDefault() is not { } search)
            return found;
        for (var line = 1; line <= PrescriptionForm.MostLines; line++)
        {
            if (posted.Text($"name-{line}") is { } name && posted.Text($"code-{line}") is null)
                found[$"name-{line}"] = await search.FindAsync(name, on, PrescriptionForm.MostSuggestions, ct);
        }

        return found;
    }
}
