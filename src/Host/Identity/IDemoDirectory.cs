using Healthcare.Application.Identity;

namespace Healthcare.Host.Identity;

/// <summary>A system that may ask the demonstration issuer for tokens in its own name.</summary>
public sealed record DemoClient(
    string ClientId, string Secret, Role Role, string? Institution, string? Qualification, string DisplayName);

/// <summary>A demonstration person with a card number and the PIN of that card.</summary>
public sealed record DemoPerson(string Number, Guid PersonId, string Name, string Pin);

/// <summary>Who can sign in at the demonstration issuer: fictional persons and systems only.</summary>
public interface IDemoDirectory
{
    /// <summary>The system of that id, if there is one.</summary>
    DemoClient? FindClient(string clientId);

    /// <summary>The person with that card, if there is one.</summary>
    DemoPerson? FindPerson(string number);

    /// <summary>A few persons to choose from.</summary>
    IReadOnlyList<DemoPerson> People(int atMost);

    /// <summary>A few of the staff in these roles to choose from.</summary>
    IReadOnlyList<DemoClient> Staff(IReadOnlyList<Role> roles, int atMost);
}
