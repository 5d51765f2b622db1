using Healthcare.Domain;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Host.Portal.Views;
using Healthcare.Host.Statistics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Healthcare.Host.Portal;

/// <summary>Writes refusals: in the portal and on the page of statistics as a page for people, elsewhere as <see cref="ProblemWriter"/> does.</summary>
public sealed class PortalErrorWriter(ProblemWriter problems, PortalProtection protection) : IRejectionWriter
{
    /// <inheritdoc/>
    public Task WriteAsync(HttpContext context, Rejection rejection)
    {
        if (!IsPage(context.Request.Path) || WantsJson(context.Request))
            return problems.WriteAsync(context, rejection);
        if (context.Response.HasStarted)
            return Task.CompletedTask;

        protection.Protect(context.Response);
        var page = new RazorComponentResult<ErrorPage>(new { Rejection = rejection, RequestId = context.TraceIdentifier })
        {
            StatusCode = ProblemWriter.StatusOf(rejection.Kind),
        };
        return page.ExecuteAsync(context);
    }

    private static bool IsPage(PathString path) => path.StartsWithSegments(IdentitySchemes.PortalPath) || path == StatisticsEndpoints.PagePath;

    private static bool WantsJson(HttpRequest request) =>
        request.Headers.Accept.ToString() is var accept && accept.Contains("json", StringComparison.Ordinal) && !accept.Contains("html", StringComparison.Ordinal);
}
