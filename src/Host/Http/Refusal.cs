using Healthcare.Domain;

namespace Healthcare.Host.Http;

/// <summary>A refusal as the result of an endpoint.</summary>
public sealed class Refusal(Rejection rejection) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        httpContext.RequestServices.GetRequiredService<IRejectionWriter>().WriteAsync(httpContext, rejection);
}
