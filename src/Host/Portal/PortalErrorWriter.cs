using Healthcare.Domain;
using Healthcare.Host.Desk.Views;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Host.Portal.Views;
using Healthcare.Host.Statistics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Healthcare.Host.Portal;

/// <summary>Writes refusals: in the portal, at the desks and on the page of statistics as a page for people, elsewhere as <see cref="ProblemWriter"/> does.</summary>
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
        var status = ProblemWriter.StatusOf(rejection.Kind);
        IResult page = context.Request.Path.StartsWithSegments(IdentitySchemes.DeskPath)
            ? new RazorComponentResult<DeskErrorPage>(new { Site = DeskOf(context.Request.Path), Rejection = rejection, RequestId = context.TraceIdentifier }) { StatusCode = status }
            : new RazorComponentResult<ErrorPage>(new { Rejection = rejection, RequestId = context.TraceIdentifier }) { StatusCode = status };
        return page.ExecuteAsync(context);
    }

    private static SignInSite DeskOf(PathString path) => SignInSite.At(path) ?? SignInSite.DoctorDesk;

    private static bool IsPage(PathString path) => path.StartsWithSegments(IdentitySchemes.PortalPath) || path.StartsWithSegments(IdentitySchemes.DeskPath) || path == StatisticsEndpoints.PagePath;

    private static bool WantsJson(HttpRequest request) =>
        request.Headers.Accept.ToString() is var accept && accept.Contains("json", StringComparison.Ordinal) && !accept.Contains("html", StringComparison.Ordinal);
}
