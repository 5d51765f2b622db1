using Healthcare.Application.Commands;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Eligibility;

/// <summary>What a decision about somebody's 資格確認書 depends on.</summary>
/// <param name="Person">The person with their coverages.</param>
/// <param name="Credentials">Their cards and smartphones.</param>
/// <param name="Certificates">The certificates they have.</param>
public sealed record CertificateCase(InsuredPerson? Person, Credentials? Credentials, EligibilityCertificates? Certificates)
{
    /// <summary>Nothing is known.</summary>
    public static readonly CertificateCase Empty = new(null, null, null);

    /// <summary>The streams that it is made of.</summary>
    public static Guid[] StreamsOf(Guid personId) => [personId, Domain.Eligibility.Credentials.StreamOf(personId), EligibilityCertificates.StreamOf(personId)];

    /// <summary>The case after one more event of any of its streams; each state takes its own only.</summary>
    public CertificateCase With(object happened) => new(
        InsuredPerson.Evolve(Person, happened), Domain.Eligibility.Credentials.Evolve(Credentials, happened), EligibilityCertificates.Evolve(Certificates, happened));

    /// <summary>Why the person gets a certificate ex officio on this day; null when they do not.</summary>
    public EligibilityCertificateReason? ReasonOn(LocalDate day) => Person is null ? null : ExOfficio.ReasonOn(day, Person, Credentials, Certificates);
}

/// <summary>What who asked for a certificate is told.</summary>
public sealed record EligibilityCertificateAnswer(
    Guid CertificateId, Guid CoverageId, EligibilityCertificateReason Reason, LocalDate IssuedOn, LocalDate ValidFrom, LocalDate ValidThrough, string? LimitCategory);

/// <summary>A person's certificates as they stand in their stream.</summary>
internal sealed record CertificateStream(InsuredPerson? Person, Credentials? Credentials, StreamState<EligibilityCertificates> Certificates)
{
    public static async Task<CertificateStream> LoadAsync(Guid personId, IStreams streams, CancellationToken ct)
    {
        // Read together: one statement.
        var credentials = streams.LoadAsync<Credentials>(Domain.Eligibility.Credentials.StreamOf(personId), ct);
        var certificates = streams.LoadAsync<EligibilityCertificates>(EligibilityCertificates.StreamOf(personId), ct);
        var person = await streams.LoadAsync<InsuredPerson>(personId, ct);
        return new(person.State, (await credentials).State, await certificates);
    }

    /// <summary>Whether the caller is an insurer and the coverage is another's.</summary>
    public bool IsClosedTo(Caller caller, Guid? coverageId) =>
        caller.Role == Role.Insurer && coverageId is { } id && Person?.Coverages.GetValueOrDefault(id)?.Identity.InsurerNumber != caller.Institution;

    /// <summary>What was decided, told with the certificate that was issued.</summary>
    public Decided Decide(Decision decision)
    {
        var issued = decision is Decision.Accepted accepted ? accepted.Events.OfType<EligibilityCertificateIssued>().SingleOrDefault() : null;
        return Certificates.Decide(decision, issued is null ? null : new EligibilityCertificateAnswer(
            issued.CertificateId, issued.CoverageId, issued.Reason, issued.IssuedOn, issued.ValidFrom, issued.ValidThrough, issued.LimitCategory));
    }
}
