using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Application.Access;

/// <summary>One of the ways to name an insured person. Exactly one is given.</summary>
/// <param name="PersonId">By the engine's own id.</param>
/// <param name="Card">By the certificate of a My Number Card or smartphone.</param>
/// <param name="Insured">By what a 資格確認書 shows.</param>
/// <param name="Local">By the institution's own patient number.</param>
public sealed record PersonLocator(
    Guid? PersonId = null, CardReading? Card = null, InsuredNumber? Insured = null, LocalPatient? Local = null)
{
    /// <summary>A person whose id is known.</summary>
    public static PersonLocator Of(Guid personId) => new(personId);

    /// <summary>How many of the ways are given.</summary>
    public int Ways => (PersonId is null ? 0 : 1) + (Card is null ? 0 : 1) + (Insured is null ? 0 : 1) + (Local is null ? 0 : 1);
}

/// <summary>What a card reader reads: the serial of the user-authentication certificate, in hexadecimal.</summary>
public sealed record CardReading(string CertificateSerial);

/// <summary>What a 資格確認書 shows, with the birth date that must fit.</summary>
public sealed record InsuredNumber(string InsurerNumber, string Symbol, string Number, string Branch, LocalDate BirthDate)
{
    /// <summary>The identity, whatever the width of the characters.</summary>
    public InsuredIdentity Identity => InsuredIdentity.Normalised(InsurerNumber, Symbol, Number, Branch);
}

/// <summary>An institution's own patient number, with the birth date that must fit.</summary>
public sealed record LocalPatient(string Institution, string LocalPatientNumber, LocalDate BirthDate);

/// <summary>The directory from identities to persons.</summary>
public interface IDirectory
{
    /// <summary>Whom the locator names, if anyone.</summary>
    Task<Guid?> FindAsync(PersonLocator locator, CancellationToken ct);

    /// <summary>Whom an insured identity names, whatever the birth date.</summary>
    Task<Guid?> OwnerOfIdentityAsync(InsuredIdentity identity, CancellationToken ct);

    /// <summary>The certificate with this serial, if it is linked.</summary>
    Task<LinkedCard?> CardAsync(string certificateSerial, CancellationToken ct);

    /// <summary>Whom an institution's patient number names.</summary>
    Task<Guid?> OwnerOfLocalNumberAsync(string institution, string localPatientNumber, CancellationToken ct);
}

/// <summary>A linked certificate and whose it is.</summary>
public sealed record LinkedCard(Guid CertificateId, Guid PersonId);
