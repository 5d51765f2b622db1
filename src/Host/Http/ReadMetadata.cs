using Healthcare.Application.Access;

namespace Healthcare.Host.Http;

/// <summary>Marks an endpoint with the kind of a person's data it reads: the role table follows from it.</summary>
public sealed record ReadMetadata(DataKind Kind);

/// <summary>Marks an endpoint that touches no person's data, or lists what the caller's own body brought in, with the roles that may use it.</summary>
public sealed record RolesMetadata(params IReadOnlyList<Application.Identity.Role> Roles);
