using Scalar.AspNetCore;

namespace Healthcare.Host.Setup;

/// <summary>The OpenAPI document and its browser.</summary>
public static class Docs
{
    /// <summary>Describes the API.</summary>
    public static void AddDocs(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Healthcare";
            document.Info.Description = "An open engine for Japan's national health-record platform (全国医療情報プラットフォーム).";
            document.Info.Version = "v1";
            return Task.CompletedTask;
        }));

    /// <summary>Serves <c>/openapi/v1.json</c> and <c>/docs</c>.</summary>
    public static void MapDocs(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs", options => options.WithTitle("Healthcare API")).AllowAnonymous();
    }
}
