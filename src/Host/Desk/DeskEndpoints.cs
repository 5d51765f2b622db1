using Healthcare.Host.Http;
using Healthcare.Host.Identity;

namespace Healthcare.Host.Desk;

/// <summary>The desks of doctors and pharmacists, on which the story can be played in a browser.</summary>
public static class DeskEndpoints
{
    /// <summary>Maps the pages. Personal data are never part of an address; the ids are the engine's own.</summary>
    public static void MapDesks(this IEndpointRouteBuilder app)
    {
        var doctor = MapPages(app, SignInSite.DoctorDesk);
        doctor.MapPost("/persons/{personId:guid}", (HttpContext context, DoctorDesk desk, Guid personId) => desk.PostPersonAsync(context, personId));
        doctor.MapPost("/prescriptions/{prescriptionId:guid}", (HttpContext context, DoctorDesk desk, Guid prescriptionId) => desk.PostPrescriptionAsync(context, prescriptionId));

        var pharmacy = MapPages(app, SignInSite.PharmacyDesk);
        pharmacy.MapPost("", (HttpContext context, PharmacyCounter counter) => counter.PostHomeAsync(context));
        pharmacy.MapPost("/persons/{personId:guid}", (HttpContext context, PharmacyCounter counter, Guid personId) => counter.PostPersonAsync(context, personId));
        pharmacy.MapPost("/prescriptions/{prescriptionId:guid}", (HttpContext context, PharmacyDesk desk, Guid prescriptionId) => desk.PostPrescriptionAsync(context, prescriptionId));
    }

    // The first page is anonymous, because those who are not signed in are welcomed there.
    private static RouteGroupBuilder MapPages(IEndpointRouteBuilder app, SignInSite site)
    {
        var pages = app.MapGroup(site.Path).ExcludeFromDescription().AddEndpointFilter<DeskDoor>().WithMetadata(new AllowedQuery());
        pages.MapGet("", (HttpContext context, DeskPages desk) => desk.HomeAsync(context)).AllowAnonymous();
        var inside = pages.MapGroup("").RequireAuthorization().WithMetadata(new RolesMetadata(site.Roles));
        inside.MapGet("/persons/{personId:guid}", (HttpContext context, DeskPages desk, Guid personId) => desk.PersonAsync(context, personId));
        inside.MapGet("/prescriptions/{prescriptionId:guid}", (HttpContext context, DeskPages desk, Guid prescriptionId) => desk.PrescriptionAsync(context, prescriptionId));
        return inside;
    }
}
