using System.Security.Claims;
using Healthcare.Application.Identity;

namespace Healthcare.Host.Identity;

/// <summary>The caller of one request, kept with the principal it was read from.</summary>
public sealed record CallerFeature(ClaimsPrincipal Principal, Caller Caller);

/// <summary>Asks a request who sent it.</summary>
public static class CallerOfRequest
{
    /// <summary>Who sent this request. Only for endpoints that require authorization.</summary>
    public static Caller Caller(this HttpContext context) =>
        context.TryGetCaller() ?? throw new InvalidOperationException(
            "There is no caller: the endpoint does not require authorization, or authentication has not run.");

    /// <summary>Who sent this request, if they said so.</summary>
    public static Caller? TryGetCaller(this HttpContext context)
    {
        // A policy with schemes of its own replaces the user, so the kept caller must be of this very principal.
        if (context.Features.Get<CallerFeature>() is { } kept && ReferenceEquals(kept.Principal, context.User))
            return kept.Caller;
        if (context.User.Identity is not { IsAuthenticated: true } || !CallerClaims.TryRead(context.User, out var caller))
            return null;

        context.Features.Set(new CallerFeature(context.User, caller));
        return caller;
    }
}
