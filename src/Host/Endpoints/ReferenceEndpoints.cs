using Healthcare.Application;
using Healthcare.Application.Reference;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>Reference data: institutions, pharmacies, insurers; masters.</summary>
public static class ReferenceEndpoints
{
    /// <summary>Maps the commands and masters of this context.</summary>
    public static void MapReference(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty).WithTags("Reference");
        group.MapCommand<RegisterInstitution>("/institutions", "Register an institution, pharmacy or insurer");
        group.MapGet("/reference/limit-categories", LimitCategoriesAsync).AllowAnonymous()
            .WithName("LimitCategories")
            .WithSummary("The high-cost limit categories (限度額適用区分) of a day, today when none is named, with their amounts in yen")
            .WithMetadata(new AllowedQuery("on"))
            .Produces<IReadOnlyList<LimitCategory>>();
    }

    private static async Task LimitCategoriesAsync(
        string? on, HttpContext context, LimitCategoryMaster master, IClock clock, IRejectionWriter problems)
    {
        var day = on is null ? Jst.DateOf(clock.GetCurrentInstant()) : Days.Read(on);
        await (day is { } known
            ? context.Response.WriteAsJsonAsync(master.On(known), StoredJson.Options)
            : problems.WriteAsync(context, RequestRejections.Invalid.At("on", "must be a date such as 2026-08-01")));
    }
}
