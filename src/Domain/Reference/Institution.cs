using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Domain.Reference;

/// <summary>What kind of body takes part in the platform.</summary>
public enum InstitutionKind
{
    /// <summary>病院.</summary>
    Hospital,

    /// <summary>医科診療所.</summary>
    Clinic,

    /// <summary>歯科診療所.</summary>
    DentalClinic,

    /// <summary>薬局.</summary>
    Pharmacy,

    /// <summary>医療保険者.</summary>
    Insurer,
}

/// <summary>An institution, pharmacy or insurer takes part in the platform.</summary>
/// <param name="Number">10 digits of an institution or pharmacy, 8 of an insurer.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Prefecture">The prefecture it is in.</param>
/// <param name="RegisteredAt">When the operator registered it.</param>
public sealed record InstitutionRegistered(string Number, InstitutionKind Kind, string Name, string Prefecture, Instant RegisteredAt) : IReferenceEvent;

/// <summary>A body that takes part in the platform.</summary>
public sealed record Institution(Guid Id, string Number, InstitutionKind Kind, string Name, string Prefecture) : IEventSourced<Institution>
{
    /// <summary>The stream of the institution with this number.</summary>
    public static Guid StreamOf(string number) => StreamId.Of("institution", number);

    /// <summary>Registers an institution once.</summary>
    public static Decision Register(Institution? existing, string number, InstitutionKind kind, string name, string prefecture, Instant now) =>
        existing is null
            ? Decision.Accept(new InstitutionRegistered(number, kind, name, prefecture, now))
            : ReferenceRejections.InstitutionAlreadyRegistered;

    /// <inheritdoc/>
    public static Institution? Evolve(Institution? state, object @event) => (state, @event) switch
    {
        (null, InstitutionRegistered e) => new(StreamOf(e.Number), e.Number, e.Kind, e.Name, e.Prefecture),
        _ => state,
    };
}

/// <summary>Every refusal of this context.</summary>
public static class ReferenceRejections
{
    /// <summary>The number is in use.</summary>
    public static readonly Rejection InstitutionAlreadyRegistered = new(
        "reference.institution-already-registered", RejectionKind.Conflict, "An institution with this number has been registered before.",
        "Use the institution that exists.");
}
