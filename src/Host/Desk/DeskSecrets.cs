using System.Security.Cryptography;
using System.Text.Json;
using Healthcare.Application.Identity;
using Healthcare.Host.Identity;
using Microsoft.AspNetCore.DataProtection;

namespace Healthcare.Host.Desk;

/// <summary>
/// Keeps the secrets of the prescriptions that a pharmacist received, sealed in a cookie of that pharmacist's browser: no page, script or
/// address shows them. What is lost is recovered by the pharmacy.
/// </summary>
public sealed class DeskSecrets(IDataProtectionProvider protection)
{
    private const string Name = "healthcare-pharmacy-secrets";
    private const int Most = 20; // A cookie holds 4 kB.

    /// <summary>The secret of a prescription, if this browser has it.</summary>
    public string? Find(HttpContext context, Guid prescription) => Read(context).LastOrDefault(kept => kept.Prescription == prescription)?.Secret;

    /// <summary>Keeps one.</summary>
    public void Keep(HttpContext context, Guid prescription, string secret)
    {
        Kept[] all = [.. Read(context).Where(kept => kept.Prescription != prescription).TakeLast(Most - 1), new(prescription, secret)];
        context.Response.Cookies.Append(Name, SealOf(context.Caller()).Protect(JsonSerializer.Serialize(all)), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = IdentitySchemes.PharmacyDeskPath,
        });
    }

    private Kept[] Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { } cookie)
            return [];

        try
        {
            return JsonSerializer.Deserialize<Kept[]>(SealOf(context.Caller()).Unprotect(cookie)) ?? [];
        }
        catch (CryptographicException)
        {
            return []; // Another pharmacist's, or of keys that are gone: recovered when needed.
        }
    }

    private IDataProtector SealOf(Caller caller) => protection.CreateProtector("pharmacy secrets", caller.Institution!, caller.Subject);

    private sealed record Kept(Guid Prescription, string Secret);
}
