using Healthcare.Application;
using Healthcare.Application.Drugs;
using Healthcare.Application.Identity;
using Healthcare.Domain.Drugs;
using Healthcare.Domain.Shared;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Projections.Drugs;
using Healthcare.Projections.Storage;
using NodaTime;

namespace Healthcare.Host.Endpoints;

/// <summary>医薬品マスター: its versions for operators, its products for who prescribes and dispenses.</summary>
public static class DrugMasterEndpoints
{
    private const int MostFound = 20, ShortestName = 2, LongestName = 200;
    private static readonly RolesMetadata Readers = new(Role.Doctor, Role.Dentist, Role.Pharmacist, Role.Operator);
    private static readonly RolesMetadata Keepers = new(Role.Operator, Role.Auditor);

    /// <summary>Maps commands and reads.</summary>
    public static void MapDrugMaster(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty).WithTags("Drugs 医薬品マスター");
        group.MapCommand<UploadDrugMaster>("/drug-master-versions", "Upload a version of the drug master as five CSV files; it holds for nothing until it is approved");
        group.MapCommand<ApproveDrugMaster>("/drug-master-versions/approvals", "Let a version of the drug master take effect on a day; not by who uploaded it");
        group.Map("/drug-master", "DrugMaster", "The version in force on a day, today when none is named; whether it is the built-in sample", Readers, ["on"], StatusAsync).Produces<DrugMasterStatus>();
        group.Map("/drug-master/versions", "DrugMasterVersions", "All uploaded versions, the latest first", Keepers, [], VersionsAsync).Produces<IReadOnlyList<DrugMasterEntry>>();
        group.Map("/drug-master/versions/{version:guid}/diff", "DrugMasterDiff", "What a version says otherwise than the one in force today, with its digest", Keepers, [], DiffAsync)
            .Produces<DrugMasterDifference>();
        group.Map("/drug-master/files", "DrugMasterFiles", "The five files of the version in force on a day, today when none is named", Keepers, ["on"], FilesAsync).Produces<DrugMasterFiles>();
        group.Map("/drugs", "Drugs", "Products whose names are near to a name, at most 20", Readers, ["name", "on"], SearchAsync).Produces<IReadOnlyList<DrugView>>();
        group.Map("/drugs/{yj}", "Drug", "A product by its YJ code, with its limit of supply and its contraindicated combinations (併用禁忌)", Readers, ["on"], ProductAsync).Produces<DrugView>();
    }

    private static RouteHandlerBuilder Map(
        this IEndpointRouteBuilder app, string pattern, string name, string summary, RolesMetadata roles, string[] query, Func<Request, Task> serve) =>
        app.MapGet(pattern, (HttpContext context, DrugMasters masters, IClock clock, IRejectionWriter problems) =>
                roles.Roles.Contains(context.Caller().Role) ? serve(new(context, masters, clock, problems)) : problems.WriteAsync(context, RequestRejections.Forbidden))
            .RequireAuthorization().WithName(name).WithSummary(summary).WithMetadata(new AllowedQuery(query), roles);

    private static async Task StatusAsync(Request request)
    {
        if (await request.DayAsync() is { } day)
            await request.AnswerAsync(DrugMasterStatus.Of(await request.Masters.InForceAsync(day, request.Cancelled)));
    }

    private static async Task VersionsAsync(Request request) => await request.AnswerAsync(await request.Masters.ListAsync(request.Cancelled));

    private static async Task DiffAsync(Request request)
    {
        if (await request.Masters.FindAsync(Guid.Parse((string)request.Context.Request.RouteValues["version"]!), request.Cancelled) is not { } version)
        {
            await request.RefuseAsync(DrugsRejections.VersionNotFound);
            return;
        }

        var inForce = await request.Masters.InForceAsync(request.Today, request.Cancelled);
        await request.AnswerAsync(new DrugMasterDifference(
            version.Version, version.Digest, inForce.Version, DrugMasterDiff.Between(inForce.Master.Content, version.Master.Content)));
    }

    private static async Task FilesAsync(Request request)
    {
        if (await request.DayAsync() is { } day)
            await request.AnswerAsync((await request.Masters.InForceAsync(day, request.Cancelled)).Files);
    }

    private static async Task SearchAsync(Request request)
    {
        var name = request.Context.Request.Query["name"].ToString().Trim();
        if (await request.DayAsync() is not { } day)
            return;
        if (name.Length is < ShortestName or > LongestName)
        {
            await request.RefuseAsync(RequestRejections.Invalid.At("name", $"must be {ShortestName} to {LongestName} characters"));
            return;
        }

        var version = await request.Masters.InForceAsync(day, request.Cancelled);
        await request.AnswerAsync(version.Master.Near(name, day, MostFound).Select(product => DrugView.Of(product, version, day)));
    }

    private static async Task ProductAsync(Request request)
    {
        if (await request.DayAsync() is not { } day)
            return;
        var version = await request.Masters.InForceAsync(day, request.Cancelled);
        if (version.Master.Product((string)request.Context.Request.RouteValues["yj"]!) is { } product)
            await request.AnswerAsync(DrugView.Of(product, version, day, whole: true));
        else
            await request.RefuseAsync(DrugsRejections.DrugNotFound);
    }

    private sealed record Request(HttpContext Context, DrugMasters Masters, IClock Clock, IRejectionWriter Problems)
    {
        public CancellationToken Cancelled => Context.RequestAborted;

        public LocalDate Today => Jst.DateOf(Clock.GetCurrentInstant());

        /// <summary>The day asked about; null when it was refused.</summary>
        public async Task<LocalDate?> DayAsync()
        {
            var on = Context.Request.Query["on"].ToString();
            var day = on.Length == 0 ? Today : Days.Read(on);
            if (day is null)
                await RefuseAsync(RequestRejections.Invalid.At("on", "must be a date such as 2026-12-01"));
            return day;
        }

        public Task RefuseAsync(Domain.Rejection rejection) => Problems.WriteAsync(Context, rejection);

        public Task AnswerAsync<T>(T value) => Context.Response.WriteAsJsonAsync(value, StoredJson.Options);
    }
}
