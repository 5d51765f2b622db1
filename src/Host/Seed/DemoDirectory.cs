using System.Globalization;
using Healthcare.Application.Identity;
using Healthcare.Domain.Shared;
using Healthcare.Host.Identity;
using Healthcare.Host.Seed.Population;
using NodaTime;

namespace Healthcare.Host.Seed;

/// <summary>Who may sign in at the demonstration's issuer: the synthetic nation. Card numbers count from 1; 0 is the example patient.</summary>
public sealed class DemoDirectory(IClock clock) : IDemoDirectory
{
    /// <summary>The secret of every demonstration system.</summary>
    public const string Secret = "demo";

    private readonly Lazy<SyntheticNation> nation = new(() => SyntheticNation.Of(1, Jst.DateOf(clock.GetCurrentInstant())));

    /// <inheritdoc/>
    public DemoClient? FindClient(string clientId) => clientId switch
    {
        "operator" => new(clientId, Secret, Role.Operator, null, null, "Operator"),
        "operator-2" => new(clientId, Secret, Role.Operator, null, null, "Second operator"),
        "auditor" => new(clientId, Secret, Role.Auditor, null, null, "Auditor"),
        _ when nation.Value.Practitioners.FirstOrDefault(p => p.Id == clientId) is { } practitioner => Of(practitioner),
        _ when nation.Value.Insurers.FirstOrDefault(i => $"insurer-{i.Number}" == clientId) is { } insurer =>
            new(clientId, Secret, Role.Insurer, insurer.Number, null, insurer.Name),
        _ => null,
    };

    /// <inheritdoc/>
    public DemoPerson? FindPerson(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < 100_000_000 ? Of(place) : null;

    /// <inheritdoc/>
    public IReadOnlyList<DemoPerson> People(int atMost) => [.. Enumerable.Range(0, atMost).Select(Of)];

    /// <inheritdoc/>
    public IReadOnlyList<DemoClient> Staff(IReadOnlyList<Role> roles, int atMost) =>
        [.. nation.Value.Practitioners.Select(Of).Where(client => roles.Contains(client.Role)).Take(atMost)];

    private static DemoClient Of(SyntheticPractitioner p) =>
        new(p.Id, Secret, SeedCallers.RoleOf(p.Role), p.InstitutionNumber, p.LicenceNumber, $"{p.FamilyName} {p.GivenName}");

    private DemoPerson Of(int place)
    {
        var person = place == 0 ? nation.Value.ExamplePatient : nation.Value.Person(place - 1);
        return new(place.ToString("0000", CultureInfo.InvariantCulture), person.PersonId, $"{person.FamilyName} {person.GivenName}", SyntheticNation.Pin);
    }
}
