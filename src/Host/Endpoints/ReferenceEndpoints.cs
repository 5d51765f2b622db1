using Healthcare.Application.Reference;
using Healthcare.Host.Http;

namespace Healthcare.Host.Endpoints;

/// <summary>Reference data: institutions, pharmacies, insurers.</summary>
public static class ReferenceEndpoints
{
    /// <summary>Maps the commands of this context.</summary>
    public static void MapReference(this IEndpointRouteBuilder app) =>
        app.MapGroup(string.Empty).WithTags("Reference")
            .MapCommand<RegisterInstitution>("/institutions", "Register an institution, pharmacy or insurer");
}
