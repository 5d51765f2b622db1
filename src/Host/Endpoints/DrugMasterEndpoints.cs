using Healthcare.Application;
using Healthcare.Application.Drugs;
using Healthcare.Application.Identity;
using Healthcare.Domain.Drugs;
using Healthcare.Host.Http;
using Healthcare.Projections.Drugs;

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
        group.MapGet("/drug-master", StatusAsync).For(Readers, "on").Produces<DrugMasterStatus>()
            .WithName("DrugMaster").WithSummary("The version in force on a day, today when none is named; whether it is the built-in sample");
        group.MapGet("/drug-master/versions", VersionsAsync).For(Keepers).Produces<IReadOnlyList<DrugMasterEntry>>()
            .WithName("DrugMasterVersions").WithSummary("All uploaded versions, the latest first");
        group.MapGet("/drug-master/versions/{version:guid}/diff", DiffAsync).For(Keepers).Produces<DrugMasterDifference>()
            .WithName("DrugMasterDiff").WithSummary("What a version says otherwise than the one in force today, with its digest");
        group.MapGet("/drug-master/files", FilesAsync).For(Keepers, "on").Produces<DrugMasterFiles>()
            .WithName("DrugMasterFiles").WithSummary("The five files of the version in force on a day, today when none is named");
        group.MapGet("/drugs", SearchAsync).For(Readers, "name", "on").Produces<IReadOnlyList<DrugView>>()
            .WithName("Drugs").WithSummary("Products whose names are near to a name, at most 20");
        group.MapGet("/drugs/{yj}", ProductAsync).For(Readers, "on").Produces<DrugView>()
            .WithName("Drug").WithSummary("A product by its YJ code, with its limit of supply and its contraindicated combinations (併用禁忌)");
    }

    private static RouteHandlerBuilder For(this RouteHandlerBuilder endpoint, RolesMetadata roles, params string[] query) =>
        endpoint.RequireAuthorization().WithMetadata(new AllowedQuery(query), roles);

    private static async Task StatusAsync(string? on, [AsParameters] DrugMasterRequest request)
    {
        if (await request.DayAsync(Readers, on) is { } day)
            await request.AnswerAsync(DrugMasterStatus.Of(await request.Masters.InForceNowAsync(day, request.Cancelled)));
    }

    private static async Task VersionsAsync([AsParameters] DrugMasterRequest request)
    {
        if (await request.IsForAsync(Keepers))
            await request.AnswerAsync(await request.Masters.ListAsync(request.Cancelled));
    }

    private static async Task DiffAsync(Guid version, [AsParameters] DrugMasterRequest request)
    {
        if (!await request.IsForAsync(Keepers))
            return;
        if (await request.Masters.FindAsync(version, request.Cancelled) is not { } uploaded)
        {
            await request.RefuseAsync(DrugsRejections.VersionNotFound);
            return;
        }

        var inForce = await request.Masters.InForceAsync(request.Today, request.Cancelled);
        await request.AnswerAsync(new DrugMasterDifference(
            uploaded.Version, uploaded.Digest, inForce.Version, DrugMasterDiff.Between(inForce.Master.Content, uploaded.Master.Content)));
    }

    private static async Task FilesAsync(string? on, [AsParameters] DrugMasterRequest request)
    {
        if (await request.DayAsync(Keepers, on) is { } day)
            await request.AnswerAsync((await request.Masters.InForceNowAsync(day, request.Cancelled)).Files);
    }

    private static async Task SearchAsync(string? name, string? on, [AsParameters] DrugMasterRequest request)
    {
        if (await request.DayAsync(Readers, on) is not { } day)
            return;
        if (name?.Trim() is not { Length: >= ShortestName and <= LongestName } wanted)
        {
            await request.RefuseAsync(RequestRejections.Invalid.At("name", $"must be {ShortestName} to {LongestName} characters"));
            return;
        }

        var version = await request.Masters.InForceAsync(day, request.Cancelled);
        await request.AnswerAsync(version.Master.Near(wanted, day, MostFound).Select(product => DrugView.Of(product, version, day)));
    }

    private static async Task ProductAsync(string yj, string? on, [AsParameters] DrugMasterRequest request)
    {
        if (await request.DayAsync(Readers, on) is not { } day)
            return;
        var version = await request.Masters.InForceAsync(day, request.Cancelled);
        if (version.Master.Product(yj) is { } product)
            await request.AnswerAsync(DrugView.Of(product, version, day, whole: true));
        else
            await request.RefuseAsync(DrugsRejections.DrugNotFound);
    }
}
