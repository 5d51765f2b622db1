using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using NodaTime;

namespace Healthcare.Application.Access;

/// <summary>What kind of a person's data is read.</summary>
public enum DataKind
{
    /// <summary>Name, birth date, sex, address.</summary>
    Identity,

    /// <summary>Coverages.</summary>
    Insurance,

    /// <summary>Prescriptions and dispensings.</summary>
    Drugs,

    /// <summary>やりとり履歴: who looked, and notices.</summary>
    Accesses,

    /// <summary>Cards and smartphones.</summary>
    Credentials,

    /// <summary>The events themselves, for audit.</summary>
    Events,

    /// <summary>Checks of eligibility and what they were answered.</summary>
    Checks,

    /// <summary>受付: who came to an institution, in order of arrival.</summary>
    Visits,

    /// <summary>同意: to whom the person gave consent, and for what.</summary>
    Consents,
}

/// <summary>How much of a kind of data a caller may see.</summary>
public enum Extent
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>What the caller's own institution or insurer brought in.</summary>
    Own,
}

/// <summary>Either how much may be read, or why nothing.</summary>
/// <param name="Extent">How much.</param>
/// <param name="Rejection">Why nothing.</param>
/// <param name="Purpose">What it is read for.</param>
/// <param name="ShowsLimits">Whether 限度額適用区分 may be shown where it is part of what is read: an institution needs the person's consent to it.</param>
public sealed record ReadDecision(Extent? Extent, Rejection? Rejection, Purpose Purpose, bool ShowsLimits = false);

/// <summary>The rule of every read of a person's data. Pure: role, relation and consent in, extent or rejection out.</summary>
public static class ReadPolicy
{
    /// <summary>Which roles have a way to each kind of data at all; the conditions are below.</summary>
    public static IReadOnlyList<Role> RolesFor(DataKind kind) => kind switch
    {
        DataKind.Identity => [Role.InsuredPerson, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist],
        DataKind.Insurance => [Role.InsuredPerson, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist, Role.Insurer],
        DataKind.Drugs => [Role.InsuredPerson, Role.Doctor, Role.Dentist, Role.Pharmacist],
        DataKind.Accesses => [Role.InsuredPerson],
        DataKind.Checks => [Role.InsuredPerson, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist],
        DataKind.Visits => [Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist],
        DataKind.Consents => [Role.InsuredPerson, Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist],
        DataKind.Credentials => [Role.InsuredPerson, Role.Municipality, Role.Operator],
        _ => [Role.Auditor],
    };

    /// <summary>Which consent an institution needs to read a kind of data; null when none. The one place where data and consents meet.</summary>
    public static InformationKind? ConsentFor(DataKind kind) => kind switch
    {
        DataKind.Drugs => InformationKind.Drugs,
        _ => null,
    };

    /// <summary>Whether the person agreed that the institution views this now. Whatever is not a read by itself (the details of an alert, a part of an answer) asks here as well.</summary>
    public static bool Agreed(Standing? standing, string institution, InformationKind kind, Instant now) =>
        standing?.Consents?.Allow(institution, kind, now) == true;

    /// <summary>Whether the answer depends on how the caller's institution stands to the person.</summary>
    public static bool NeedsStanding(Caller caller) =>
        caller.Role is Role.Clerk or Role.Doctor or Role.Dentist or Role.Pharmacist;

    /// <summary>Decides. <paramref name="standing"/> is null when <see cref="NeedsStanding"/> says no.</summary>
    public static ReadDecision Decide(Caller caller, Guid personId, DataKind kind, Standing? standing, Instant now)
    {
        var decision = DecideExtent(caller, personId, kind, standing, now);
        return decision with { ShowsLimits = decision.Extent is not null && MayKnowLimits(caller, standing, now) };
    }

    /// <summary>Decides on a list over many persons of what the caller's own body brought in.</summary>
    public static (Rejection? Rejection, Purpose Purpose) DecideOwnList(Caller caller, DataKind kind) =>
        (RolesFor(kind).Contains(caller.Role) && caller.Institution is not null ? null : RequestRejections.Forbidden, PurposeOf(caller));

    private static bool MayKnowLimits(Caller caller, Standing? standing, Instant now) =>
        !NeedsStanding(caller) || Agreed(standing, caller.Institution!, InformationKind.CopayLimit, now);

    private static ReadDecision DecideExtent(Caller caller, Guid personId, DataKind kind, Standing? standing, Instant now)
    {
        var purpose = PurposeOf(caller);
        if (!RolesFor(kind).Contains(caller.Role) || (caller.Role == Role.InsuredPerson && !caller.Is(personId)))
            return new(null, RequestRejections.Forbidden, purpose);

        return caller.Role switch
        {
            Role.InsuredPerson or Role.Auditor or Role.Municipality or Role.Operator => new(Extent.All, null, purpose),
            Role.Insurer => new(Extent.Own, null, purpose),
            _ when kind is DataKind.Checks or DataKind.Visits or DataKind.Consents => new(Extent.Own, null, purpose),
            _ when ConsentFor(kind) is { } information => Agreed(standing, caller.Institution!, information, now)
                ? new(Extent.All, null, purpose)
                : new(null, EligibilityRejections.ConsentRequired, purpose),
            _ => standing?.VisitedWithinADay(now) == true
                ? new(Extent.All, null, purpose)
                : new(null, EligibilityRejections.VisitRequired, purpose),
        };
    }

    private static Purpose PurposeOf(Caller caller) => caller.Role switch
    {
        Role.InsuredPerson => Purpose.PersonalUse,
        Role.Insurer or Role.Municipality => Purpose.Insurance,
        Role.Auditor => Purpose.Audit,
        Role.Operator => Purpose.Operations,
        _ => Purpose.Treatment,
    };
}
