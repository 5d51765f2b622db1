using System.Security.Claims;
using Healthcare.Application.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;

namespace Healthcare.Host.Identity;

/// <summary>Asks for a demonstration card and its PIN, or for the id and secret of staff, and opens the door for one authorization.</summary>
public static class DemoSignIn
{
    /// <summary>Where the page is.</summary>
    public const string Path = "/connect/sign-in";

    /// <summary>How the short-lived cookie says that staff gave a secret, not a person a card.</summary>
    public const string StaffSecret = "staff";

    private const int PeopleShown = 8;
    private const string Return = "ReturnUrl";

    /// <summary>Sends the browser to the page, and from there back to where it was.</summary>
    public static IResult Ask(HttpRequest request) =>
        Results.Redirect(Path + QueryString.Create(Return, request.PathBase + request.Path + request.QueryString));

    /// <summary>Shows the page.</summary>
    public static IResult Show(HttpContext context) =>
        ReturnTo(context.Request) is null ? Results.Redirect(IdentitySchemes.PortalPath) : Page(context, null, StatusCodes.Status200OK);

    /// <summary>Tries the card and PIN, or the staff's id and secret, that were entered.</summary>
    public static async Task<IResult> Enter(HttpContext context, IAntiforgery antiforgery, DemoCards cards)
    {
        if (ReturnTo(context.Request) is not { } back)
            return Results.Redirect(IdentitySchemes.PortalPath);
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
            return Page(context, "画面の有効期限が切れました。もう一度入力してください。", StatusCodes.Status400BadRequest);

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var who = form["other"].ToString().Trim() is { Length: > 0 } typed ? typed : form["number"].ToString();
        var words = DemoSignInWords.Of(StaffOf(context) is not null);
        var (opened, principal) = Open(StaffOf(context), who, form["pin"].ToString(), cards);
        if (opened != CardTry.Opened)
            return Page(context, opened == CardTry.Locked ? words.Locked : words.Wrong, StatusCodes.Status403Forbidden);

        await context.SignInAsync(IdentitySchemes.DemoCard, principal!);
        return Results.Redirect(back);
    }

    private static (CardTry Opened, ClaimsPrincipal? Principal) Open(IReadOnlyList<Role>? staff, string who, string secret, DemoCards cards) =>
        staff is not null
            ? (cards.Open(staff, who, secret), Opened(who, new Claim(IdentityClaims.Methods, StaffSecret)))
            : (cards.Open(who, secret, out var person), person is null ? null : Opened(person.Number));

    private static IResult Page(HttpContext context, string? problem, int status)
    {
        var services = context.RequestServices;
        var form = services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        var hint = services.GetRequiredService<DemoIssuerSettings>().Hint;
        DemoSignInPage.Protect(context.Response);
        return Results.Content(
            DemoSignInPage.Html(DemoSignInWords.Of(StaffOf(context) is not null), Choices(context), form, problem, hint),
            "text/html; charset=utf-8", statusCode: status);
    }

    private static IReadOnlyList<DemoChoice> Choices(HttpContext context)
    {
        var directory = context.RequestServices.GetRequiredService<IDemoDirectory>();
        return StaffOf(context) is { } roles
            ? [.. directory.Staff(roles, PeopleShown).Select(staff => new DemoChoice(staff.ClientId, staff.DisplayName))]
            : [.. directory.People(PeopleShown).Select(person => new DemoChoice(person.Number, person.Name))];
    }

    /// <summary>Which staff the application that asks is for; null when it is for persons with a card.</summary>
    private static IReadOnlyList<Role>? StaffOf(HttpContext context) =>
        ReturnTo(context.Request) is { } back && QueryHelpers.ParseQuery(back[back.IndexOf('?', StringComparison.Ordinal)..]).TryGetValue("client_id", out var client)
            ? context.RequestServices.GetRequiredService<DemoIssuerSettings>().FindApplication(client)?.Staff
            : null;

    private static ClaimsPrincipal Opened(string subject, params IEnumerable<Claim> more) =>
        new(new ClaimsIdentity([new Claim(IdentityClaims.Subject, subject), .. more], IdentitySchemes.DemoCard));

    // Only ever back to an authorization request here, or the page could be used to send people elsewhere.
    private static string? ReturnTo(HttpRequest request) =>
        request.Query[Return].ToString() is var back
        && back.StartsWith(request.PathBase + DemoIssuer.AuthorizePath + "?", StringComparison.Ordinal) ? back : null;
}
