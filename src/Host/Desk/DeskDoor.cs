using Healthcare.Application;
using Healthcare.Application.Identity;
using Healthcare.Host.Http;
using Healthcare.Host.Identity;
using Healthcare.Host.Portal;
using Microsoft.AspNetCore.Antiforgery;

namespace Healthcare.Host.Desk;

/// <summary>The door of the desks: only who a desk is for, forms only from pages of this site, nothing kept by caches or shown in frames.</summary>
public sealed class DeskDoor(IAntiforgery antiforgery, PortalProtection protection) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var answer = http.TryGetCaller() is { } caller && !SignInSite.At(http.Request.Path)!.Roles.Contains(caller.Role)
            ? new Refusal(RequestRejections.Forbidden)
            : HttpMethods.IsPost(http.Request.Method) && !(http.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(http))
                ? new Refusal(IdentityRejections.StaleForm)
                : await next(context);
        protection.Protect(http.Response);
        return answer;
    }
}
