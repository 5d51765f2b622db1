using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace Healthcare.Host.Identity;

/// <summary>Asks for a demonstration card and its PIN, and opens it for one authorization.</summary>
public static class DemoSignIn
{
    /// <summary>Where the page is.</summary>
    public const string Path = "/connect/sign-in";

    private const int PeopleShown = 8;
    private const string Return = "ReturnUrl";

    /// <summary>Sends the browser to the page, and from there back to where it was.</summary>
    public static IResult Ask(HttpRequest request) =>
        Results.Redirect(Path + QueryString.Create(Return, request.PathBase + request.Path + request.QueryString));

    /// <summary>Shows the page.</summary>
    public static IResult Show(HttpContext context) =>
        ReturnTo(context.Request) is null ? Results.Redirect(IdentitySchemes.PortalPath) : Page(context, null, StatusCodes.Status200OK);

    /// <summary>Tries the card and PIN that were entered.</summary>
    public static async Task<IResult> Enter(HttpContext context, IAntiforgery antiforgery, DemoCards cards)
    {
        if (ReturnTo(context.Request) is not { } back)
            return Results.Redirect(IdentitySchemes.PortalPath);
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
            return Page(context, "画面の有効期限が切れました。もう一度入力してください。", StatusCodes.Status400BadRequest);

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var number = form["other"].ToString().Trim() is { Length: > 0 } typed ? typed : form["number"].ToString();
        switch (cards.Open(number, form["pin"].ToString(), out var person))
        {
            case CardTry.Opened:
                await context.SignInAsync(IdentitySchemes.DemoCard, Card(person!));
                return Results.Redirect(back);
            case CardTry.Locked:
                return Page(context, "暗証番号を3回間違えたため、このカードはロックされました。", StatusCodes.Status403Forbidden);
            default:
                return Page(context, "番号または暗証番号が違います。3回間違えるとロックされます。", StatusCodes.Status403Forbidden);
        }
    }

    private static IResult Page(HttpContext context, string? problem, int status)
    {
        var services = context.RequestServices;
        var form = services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        DemoSignInPage.Protect(context.Response);
        return Results.Content(
            DemoSignInPage.Html(
                services.GetRequiredService<IDemoDirectory>().People(PeopleShown),
                form, problem, services.GetRequiredService<DemoIssuerSettings>().Hint),
            "text/html; charset=utf-8", statusCode: status);
    }

    private static ClaimsPrincipal Card(DemoPerson person) =>
        new(new ClaimsIdentity([new Claim(IdentityClaims.Subject, person.Number)], IdentitySchemes.DemoCard));

    // Only ever back to an authorization request here, or the page could be used to send people elsewhere.
    private static string? ReturnTo(HttpRequest request) =>
        request.Query[Return].ToString() is var back
        && back.StartsWith(request.PathBase + DemoIssuer.AuthorizePath + "?", StringComparison.Ordinal) ? back : null;
}
