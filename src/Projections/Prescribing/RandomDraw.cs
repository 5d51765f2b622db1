using System.Globalization;
using System.Security.Cryptography;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;

namespace Healthcare.Projections.Prescribing;

/// <summary>Draws from the system's source of randomness.</summary>
public sealed class RandomDraw : IDraw
{
    private const int ExchangeNumbers = 1_000_000;

    /// <inheritdoc/>
    public string ExchangeNumber() => RandomNumberGenerator.GetInt32(ExchangeNumbers).ToString("D6", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string Secret() => RandomNumberGenerator.GetHexString(PharmacySecret.Length * 2, lowercase: true);
}
