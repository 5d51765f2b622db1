using Healthcare.Application.Identity;

namespace Healthcare.Host.Identity;

/// <summary>The persons and systems under <c>Identity:DemoIssuer:People</c> and <c>Clients</c>; a role is in kebab-case.</summary>
public sealed class ConfiguredDemoDirectory(IConfiguration configuration) : IDemoDirectory
{
    private readonly List<DemoClient> clients =
        [.. configuration.GetSection("Identity:DemoIssuer:Clients").GetChildren().Select(Client)];

    private readonly List<DemoPerson> people =
        configuration.GetSection("Identity:DemoIssuer:People").Get<List<DemoPerson>>() ?? [];

    /// <inheritdoc/>
    public DemoClient? FindClient(string clientId) => clients.FirstOrDefault(client => client.ClientId == clientId);

    /// <inheritdoc/>
    public DemoPerson? FindPerson(string number) => people.FirstOrDefault(person => person.Number == number);

    /// <inheritdoc/>
    public IReadOnlyList<DemoPerson> People(int atMost) => [.. people.Take(atMost)];

    /// <inheritdoc/>
    public IReadOnlyList<DemoClient> Staff(IReadOnlyList<Role> roles, int atMost) =>
        [.. clients.Where(client => roles.Contains(client.Role)).Take(atMost)];

    private static DemoClient Client(IConfigurationSection section) => new(
        Required(section, nameof(DemoClient.ClientId)),
        Required(section, nameof(DemoClient.Secret)),
        RoleNames.TryRead(section[nameof(DemoClient.Role)], out var role) ? role : throw Faulty(section, nameof(DemoClient.Role)),
        section[nameof(DemoClient.Institution)],
        section[nameof(DemoClient.Qualification)],
        section[nameof(DemoClient.DisplayName)] ?? Required(section, nameof(DemoClient.ClientId)));

    private static string Required(IConfigurationSection section, string key) => section[key] ?? throw Faulty(section, key);

    private static InvalidOperationException Faulty(IConfigurationSection section, string key) =>
        new($"The setting {section.Path}:{key} is missing or not understood.");
}
