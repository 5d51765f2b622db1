using Healthcare.Application.Prescribing;
using Healthcare.Host.Certificates;
using NodaTime;

namespace Healthcare.Host.Signatures;

/// <summary>Signatures of documents, as <c>Signatures:*</c> says.</summary>
public static class SignatureSetup
{
    /// <summary>Adds their verification; in a demonstration its authority and cards too.</summary>
    public static void AddSignatures(this WebApplicationBuilder builder)
    {
        var settings = SignatureSettings.Read(builder.Configuration, builder.Environment);
        if (settings.DemoDirectory is { } directory)
            DemoSigners.Ensure(directory, SystemClock.Instance.GetCurrentInstant()); // The files are of this machine's time.

        var anchors = new TrustAnchors(settings.TrustAnchors);
        builder.Services.AddSingleton<ISignatureVerifier>(provider => new SignatureVerifier(
            anchors, new RevocationLists(settings.CrlFiles, anchors, provider.GetRequiredService<ILogger<RevocationLists>>())));
    }
}
