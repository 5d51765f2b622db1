using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain;

namespace Healthcare.Application.Commands;

/// <summary>What somebody asks the platform to record. Its JSON form is the body of the HTTP request.</summary>
public interface ICommand
{
    /// <summary>Which roles may send it, and what for.</summary>
    static abstract CommandAccess Access { get; }

    /// <summary>How to find the one person it is about; null for reference data. No command is about two persons (ADR 3).</summary>
    PersonLocator? Person { get; }

    /// <summary>The id that the client made for the new resource: it serves as idempotency key when no other is sent.</summary>
    Guid? OwnId { get; }

    /// <summary>What else, beside the person, must not be changed by two commands at once: an identity that names one person only.</summary>
    IEnumerable<string> Claims => [];

    /// <summary>Why this very caller may not send this very command, beyond the role. Null when they may.</summary>
    Rejection? Refuses(Caller caller) => null;
}

/// <summary>Which roles may send a command, and for which purpose they then act.</summary>
public sealed record CommandAccess(Purpose Purpose, params IReadOnlyList<Role> Roles);
