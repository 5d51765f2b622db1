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
public sealed class DeskPages(
    DeskReader reader, DeskPersonReader personReader, PersonRecords records, IAntiforgery forms, IEnumerable<IDrugSearch> searches, IEnumerable<IDeskSigner> signers, IClock clock)
{
    /// <summary>The first page.</summary>
    public async Task<IResult> HomeAsync(HttpContext context, DeskFields? posted = null, Rejection? refusal = null, IReadOnlyList<PrescriptionFound>? found = null)
    {
        if (context.TryGetCaller() is null)
            return new RazorComponentResult<DeskWelcomePage>(new { Site = SiteOf(context) });

        var (page, rejection) = await reader.HomeAsync(context);
        if (page is null)
            return new Refusal(rejection!);

        var view = await ViewAsync(context, [.. BodiesOf(page.Prescriptions), .. BodiesOf(found ?? [])]);
        view = view with { Posted = posted ?? DeskFields.Empty, Refusal = refusal };
        return new RazorComponentResult<DeskHomePage>(new { Model = page with { Found = found }, View = view }) { StatusCode = StatusOf(refusal) };
    }

    /// <summary>The page of somebody who came.</summary>
    public async Task<IResult> PersonAsync(HttpContext context, Guid personId, DeskFields? posted = null, Rejection? refusal = null, PrescriptionCheck? check = null)
    {
        var (page, rejection) = await personReader.PersonAsync(context, personId);
        if (page is null)
            return new Refusal(rejection!);

        var view = await ViewAsync(context,
        [
            .. BodiesOf(page.Receivable ?? []), .. page.History?.Allergies.Select(allergy => allergy.Recorded.Institution) ?? [],
            .. BodiesOf([.. HitsOf(refusal), .. check?.Alerts.Found ?? []]),
        ]);
        view = await TypedAsync(view with { Posted = posted ?? DeskFields.Empty, Refusal = refusal, Check = check }, context.RequestAborted);
        return new RazorComponentResult<DeskPersonPage>(new { Model = page, View = view }) { StatusCode = StatusOf(refusal) };
    }

    /// <summary>The page of one prescription.</summary>
    public async Task<IResult> PrescriptionAsync(HttpContext context, Guid id, DeskFields? posted = null, Rejection? refusal = null, PrescriptionCheck? check = null)
    {
        var (page, rejection) = await reader.PrescriptionAsync(context, id);
        if (page is null)
            return new Refusal(rejection!);

        var view = await ViewAsync(context, [.. BodiesOf([page.Prescription]), .. BodiesOf([.. page.Alerts.SelectMany(alert => alert.Shown.Found), .. HitsOf(refusal), .. check?.Alerts.Found ?? []])]);
        view = await TypedAsync(view with { Posted = posted ?? DeskFields.Empty, Refusal = refusal, Check = check }, context.RequestAborted);
        return new RazorComponentResult<DeskPrescriptionPage>(new { Model = page, View = view }) { StatusCode = StatusOf(refusal) };
    }

    private static SignInSite SiteOf(HttpContext context) => SignInSite.At(context.Request.Path)!;

    private static int StatusOf(Rejection? refusal) => refusal is null ? StatusCodes.Status200OK : ProblemWriter.StatusOf(refusal.Kind);

    private static IReadOnlyList<SafetyHit> HitsOf(Rejection? refusal) => refusal?.Details is HitsToShow shown ? shown.Found : [];

    private static IEnumerable<string?> BodiesOf(IEnumerable<Prescription> prescriptions) => prescriptions.SelectMany(p => new[] { p.Issuer.Institution, p.Pharmacy });

    private static IEnumerable<string?> BodiesOf(IEnumerable<PrescriptionFound> found) => found.Select(one => one.Institution);

    private static IEnumerable<string?> BodiesOf(IEnumerable<SafetyHit> hits) =>
        hits.SelectMany(hit => new[] { hit.With?.Institution, hit.With?.Pharmacy, hit.Allergy?.Institution });

    private async Task<DeskView> ViewAsync(HttpContext context, IEnumerable<string?> bodies)
    {
        var caller = context.Caller();
        var names = await records.NamesAsync(bodies.Append(caller.Institution).OfType<string>(), context.RequestAborted);
        return new(SiteOf(context), caller, clock.GetCurrentInstant(), forms.GetAndStoreTokens(context), names) { CanSign = signers.Any(signer => signer.CanSign(caller)) };
    }

    // Only lines with a name and without a code ask for products: the choice then fills both.
    private async Task<DeskView> TypedAsync(DeskView view, CancellationToken ct)
    {
        if (searches.FirstOrDefault() is not { } search)
            return view;

        Dictionary<string, IReadOnlyList<DrugSuggestion>> found = [];
        for (var line = 1; line <= PrescriptionForm.MostLines; line++)
        {
            if (view.Posted.Text($"name-{line}") is { } name && view.Posted.Text($"code-{line}") is null)
                found[$"name-{line}"] = await search.FindAsync(name, view.Today, PrescriptionForm.MostSuggestions, ct);
        }

        return view with { CanFind = true, Found = found };
    }
}
