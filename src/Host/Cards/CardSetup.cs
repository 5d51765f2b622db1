using Healthcare.Application.Access;
using Healthcare.Host.Certificates;
using Healthcare.Projections.Eligibility;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Healthcare.Host.Cards;

/// <summary>Proofs of cards, as <c>Credentials:*</c> says.</summary>
public static class CardSetup
{
    /// <summary>Adds them; in a demonstration its issuer of cards too.</summary>
    public static void AddCards(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var settings = CardSettings.Read(builder.Configuration, builder.Environment);
        if (settings.DemoDirectory is { } directory)
            services.AddSingleton(DemoCardAuthority.Open(directory, SystemClock.Instance.GetCurrentInstant())); // The files are of this machine's time.

        services.AddSingleton(new TrustAnchors(settings.TrustAnchors));
        services.AddSingleton(provider => new RevocationLists(
            settings.CrlFiles, provider.GetRequiredService<TrustAnchors>(), provider.GetRequiredService<ILogger<RevocationLists>>()));
        services.AddSingleton<CardChallenges>();
        services.AddSingleton<UsedChallenges>();
        services.TryAddSingleton<IUsedChallenges>(provider => provider.GetRequiredService<UsedChallenges>());
        services.AddSingleton<ICardProofs, CardProofs>();
        services.AddHostedService<ChallengePurge>();
    }
}
