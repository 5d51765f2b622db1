using Healthcare.Application.Identity;
using Healthcare.Host.Seed.Population;
using NodaTime;

namespace Healthcare.Host.Seed;

/// <summary>In whose name the demonstration's past happened.</summary>
internal static class SeedCallers
{
    private const string Method = "seed";

    public static Caller Operator(Instant now) => new("operator", Role.Operator, null, null, null, now, Method);

    public static Caller Insurer(string number, Instant now) => new($"insurer-{number}", Role.Insurer, null, number, null, now, Method);

    public static Caller Of(SyntheticPractitioner p, Instant now) =>
        new(p.Id, RoleOf(p.Role), null, p.InstitutionNumber, p.LicenceNumber, now, Method);

    public static Role RoleOf(string role) => Enum.Parse<Role>(role, ignoreCase: true);
}
