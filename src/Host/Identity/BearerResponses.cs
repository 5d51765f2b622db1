using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace Healthcare.Host.Identity;

/// <summary>What a caller hears whose access token is missing, unusable or not enough.</summary>
public sealed class BearerResponses : JwtBearerEvents
{
    /// <inheritdoc/>
    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (CallerClaims.TryRead(context.Principal!, out var caller, out var fault))
            context.HttpContext.Features.Set(new CallerFeature(context.Principal!, caller));
        else
            Refuse(context, fault, "required");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task AuthenticationFailed(AuthenticationFailedContext context)
    {
        context.HttpContext.Features.Set(Fault(context.Exception));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task Challenge(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        var fault = context.HttpContext.Features.Get<TokenFault>();
        context.Response.Headers.WWWAuthenticate = fault is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        return WriteAsync(context.HttpContext, fault is null
            ? IdentityRejections.Unauthenticated
            : IdentityRejections.UnusableToken.At(fault.Part, fault.Rule));
    }

    /// <inheritdoc/>
    public override Task Forbidden(ForbiddenContext context) => WriteAsync(context.HttpContext, IdentityRejections.Forbidden);

    private static void Refuse(TokenValidatedContext context, string claim, string rule)
    {
        context.HttpContext.Features.Set(new TokenFault(claim, rule));
        context.Fail($"The claim {claim} is missing or not understood.");
    }

    private static TokenFault Fault(Exception exception) => exception switch
    {
        SecurityTokenExpiredException or SecurityTokenInvalidLifetimeException or SecurityTokenNotYetValidException => new("exp", "current"),
        SecurityTokenInvalidAudienceException => new("aud", "this-service"),
        SecurityTokenInvalidIssuerException => new("iss", "trusted"),
        SecurityTokenInvalidTypeException => new("typ", "access-token"),
        SecurityTokenInvalidAlgorithmException => new("alg", "supported"),
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => new("signature", "valid"),
        _ => new("token", "well-formed"),
    };

    private static Task WriteAsync(HttpContext context, Rejection rejection) =>
        context.RequestServices.GetRequiredService<IRejectionWriter>().WriteAsync(context, rejection);

    private sealed record TokenFault(string Part, string Rule);
}
