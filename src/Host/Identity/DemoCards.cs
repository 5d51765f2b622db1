using System.Security.Cryptography;
using System.Text;

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
        if (person is null)
            return CardTry.Wrong;

        // One at a time, or guesses sent at once would all see the count from before.
        lock (gate)
        {
            var before = wrong.GetValueOrDefault(number);
            if (before >= WrongAtMost)
                return CardTry.Locked;

            var right = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(pin), Encoding.UTF8.GetBytes(person.Pin));
            wrong[number] = right ? 0 : before + 1;
            return right ? CardTry.Opened : wrong[number] >= WrongAtMost ? CardTry.Locked : CardTry.Wrong;
        }
    }
}
