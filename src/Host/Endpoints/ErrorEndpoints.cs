using Healthcare.Application;
using Healthcare.Host.Http;

namespace Healthcare.Host.Endpoints;

/// <summary>The catalogue of all refusals.</summary>
public static class ErrorEndpoints
{
    /// <summary>One code: its status, what it means, what to do.</summary>
    public sealed record Error(string Code, int Status, string Meaning, string Remedy);

    /// <summary>The catalogue, by code.</summary>
    public static IReadOnlyList<Error> Catalogue { get; } =
    [
        .. Rejections.ByCode.Values
            .OrderBy(rejection => rejection.Code, StringComparer.Ordinal)
            .Select(rejection => new Error(rejection.Code, ProblemWriter.StatusOf(rejection.Kind), rejection.Message, rejection.Remedy)),
    ];

    /// <summary>Maps the catalogue.</summary>
    public static void MapErrors(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/errors").AllowAnonymous().WithTags("Errors").WithMetadata(new AllowedQuery());
        group.MapGet("/", () => Catalogue).WithName("Errors").WithSummary("All codes of refusals");
        group.MapGet("/{code}", (string code) => Catalogue.FirstOrDefault(error => error.Code == code) is { } error ? Results.Ok(error) : Results.NotFound())
            .WithName("Error").WithSummary("One code").Produces<Error>();
    }
}
