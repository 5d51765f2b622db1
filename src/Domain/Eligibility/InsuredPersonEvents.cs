using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Eligibility;

/// <summary>A person became known to the platform, through the insurer that insures them.</summary>
public sealed record InsuredPersonRegistered(
    Guid PersonId, PersonName Name, LocalDate BirthDate, Sex Sex, Address Address, Instant RegisteredAt) : IPersonEvent;

/// <summary>An insurer said that it covers the person for a period, and on what terms.</summary>
public sealed record CoverageRegistered(Guid PersonId, Guid CoverageId, CoverageTerms Terms, Instant RegisteredAt) : IPersonEvent;

/// <summary>An institution tied its own patient number (診察券番号) to the person.</summary>
public sealed record LocalPatientNumberLinked(
    Guid PersonId, string Institution, string LocalPatientNumber, Instant LinkedAt) : IPersonEvent;
