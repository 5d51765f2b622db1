using Healthcare.Host.Identity;

namespace Healthcare.Host.Portal;

/// <summary>Keeps the pages out of caches and frames, and lets them load nothing but their style sheet.</summary>
public sealed class PortalProtection(SignInSites sites) : IEndpointFilter
{
    // The form that signs out is answered by a redirect to the provider, which the browser counts as part of the form.
    private readonly string policy =
        $"default-src 'none'; style-src 'self'; form-action {FormTargets(sites)}; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sets the headers.</summary>
    public void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        Protect(context.HttpContext.Response);
        return answer;
    }

    private static string FormTargets(SignInSites sites) => string.Join(
        ' ', sites.All.Select(settings => settings.Authority).OfType<string>().Select(authority => new Uri(authority).GetLeftPart(UriPartial.Authority)).Distinct().Prepend("'self'"));
}
