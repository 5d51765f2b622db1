using Healthcare.Application;

namespace Healthcare.Host.Http;

/// <summary>Which query parameters an endpoint knows. Any other is refused, never ignored.</summary>
public sealed record AllowedQuery(params IReadOnlyList<string> Names)
{
    /// <summary>Refuses what the chosen endpoint does not know.</summary>
    public static async Task Enforce(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AllowedQuery>() is { } allowed
            && context.Request.Query.Keys.FirstOrDefault(name => !allowed.Names.Contains(name)) is not null)
        {
            var rejection = RequestRejections.UnknownParameter.At(
                "query", allowed.Names.Count == 0 ? "takes no parameters" : $"takes only {string.Join(", ", allowed.Names)}");
            await context.RequestServices.GetRequiredService<IRejectionWriter>().WriteAsync(context, rejection);
            return;
        }

        await next(context);
    }
}
