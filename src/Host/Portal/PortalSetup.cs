using System.Text.Encodings.Web;
using System.Text.Unicode;
using Healthcare.Host.Http;
using Healthcare.Projections.Portal;

namespace Healthcare.Host.Portal;

/// <summary>What the portal's pages are made with.</summary>
public static class PortalSetup
{
    /// <summary>Adds it. Refusals under /portal become pages, elsewhere they stay problems.</summary>
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // Japanese stays Japanese; < > & and quotes are always escaped.
        builder.Services.AddSingleton<PersonRecords>();
        builder.Services.AddSingleton<AccessPages>();
        builder.Services.AddSingleton<PortalReader>();
        builder.Services.AddSingleton<PortalConsents>();
        builder.Services.AddSingleton<PortalCertificates>();
        builder.Services.AddSingleton<PortalMedications>();
        builder.Services.AddSingleton<PortalProtection>();
        builder.Services.AddSingleton<ProblemWriter>();
        builder.Services.AddSingleton<IRejectionWriter, PortalErrorWriter>();
    }
}
