using System.Security.Cryptography;
using System.Text;
using Healthcare.Application.Identity;

namespace Healthcare.Host.Identity;

/// <summary>What came of a try to open a card.</summary>
public enum CardTry
{
    /// <summary>The PIN was right.</summary>
    Opened,

    /// <summary>No such card, or not its PIN.</summary>
    Wrong,

    /// <summary>Too many wrong PINs: the card stays closed until the process starts anew.</summary>
    Locked,
}

/// <summary>Opens demonstration cards with their PIN and, as My Number Cards do, locks them after three wrong ones.</summary>
public sealed class DemoCards(IDemoDirectory directory)
{
    private const int WrongAtMost = 3;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> wrong = new(StringComparer.Ordinal);

    /// <summary>Tries a PIN on the card of that number.</summary>
    public CardTry Open(string number, string pin, out DemoPerson? person)
    {
        person = directory.FindPerson(number);
        return person is null ? CardTry.Wrong : Try($"card {number}", pin, person.Pin);
    }

    /// <summary>Tries the secret of one of the staff in these roles; three wrong ones lock it as well.</summary>
    public CardTry Open(IReadOnlyList<Role> roles, string id, string secret)
    {
        var staff = directory.FindClient(id);
        return staff is null || !roles.Contains(staff.Role) ? CardTry.Wrong : Try($"staff {id}", secret, staff.Secret);
    }

    private CardTry Try(string whose, string given, string expected)
    {
        // One at a time, or guesses sent at once would all see the count from before.
        lock (gate)
        {
            var before = wrong.GetValueOrDefault(whose);
            if (before >= WrongAtMost)
                return CardTry.Locked;

            var right = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
            wrong[whose] = right ? 0 : before + 1;
            return right ? CardTry.Opened : wrong[whose] >= WrongAtMost ? CardTry.Locked : CardTry.Wrong;
        }
    }
}
