using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Projections.Prescribing;
using NodaTime;

namespace Healthcare.Host.Setup;

/// <summary>Finding and reading prescriptions.</summary>
public static class PrescriptionReads
{
    /// <summary>
    /// The settings of <see cref="GuessLimits"/>: <c>OfPerson</c> and <c>OfPharmacy</c> are lists of <c>Most</c> and <c>Minutes</c>; a list that is set
    /// takes the place of the one in the program.
    /// </summary>
    public const string Section = "Prescribing:WrongExchangeNumbers";

    /// <summary>Adds them.</summary>
    public static void AddPrescriptionReads(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(LimitsOf(configuration.GetSection(Section)));
        services.AddSingleton<OpenPrescriptions>();
        services.AddSingleton<IOpenPrescriptions>(provider => provider.GetRequiredService<OpenPrescriptions>());
        services.AddSingleton<IGuesses, Guesses>();
        services.AddSingleton<PrescriptionSearchGate>();
    }

    /// <summary>The limits as set; what cannot be meant stops the start.</summary>
    public static GuessLimits LimitsOf(IConfigurationSection section) => new(
        Read(section.GetSection("OfPerson")) ?? GuessLimits.Default.OfPerson, Read(section.GetSection("OfPharmacy")) ?? GuessLimits.Default.OfPharmacy);

    private static GuessLimit[]? Read(IConfigurationSection section) =>
        section.Get<Limit[]>() is { Length: > 0 } limits ? [.. limits.Select(limit => Of(limit, section.Path))] : null;

    private static GuessLimit Of(Limit limit, string path) =>
        limit is { Most: > 0, Minutes: > 0 }
            ? new(limit.Most, Duration.FromMinutes(limit.Minutes))
            : throw new InvalidOperationException($"{path}: Most and Minutes must be more than 0.");

    private sealed record Limit(int Most, long Minutes);
}
