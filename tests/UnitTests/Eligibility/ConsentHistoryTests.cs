using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain;
using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using NodaTime;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Eligibility;

/// <summary>Random histories of consents, withdrawals, discharges and passing time, against a plain list. A failure prints the history, made small, and its seed.</summary>
public sealed class ConsentHistoryTests
{
    private static readonly string[] Places = [Clinic, OtherClinic, Pharmacy];
    private static readonly InformationKind[] Kinds = Enum.GetValues<InformationKind>();

    /// <summary>One thing that happens. Numbers that do not concern it are ignored.</summary>
    public sealed record Step(What What, int Place, int KindsMask, int Which, int Days, bool Flag)
    {
        internal string Institution => Places[Place];

        internal InformationKind[] Agreed => [.. Kinds.Where(kind => (KindsMask & (1 << (int)kind)) != 0)];
    }

    /// <summary>What can happen.</summary>
    public enum What
    {
        Reader, Stay, PortalDay, Portal, Oral, Withdraw, WithdrawAtReader, Discharge, Wait, WaitUntilEnd, UseIdAgain,
    }

    [Property(MaxTest = 1000, Arbitrary = [typeof(ConsentHistoryTests)])]
    public bool every_history_allows_what_the_plain_list_allows(Step[] steps)
    {
        var (model, state, now, next) = (new ConsentModel(), (Consents?)null, Now, 0);
        foreach (var step in steps)
        {
            now = Later(step, model, now);
            var id = step.What == What.UseIdAgain && model.Ids.Count > 0 ? model.Ids[step.Which % model.Ids.Count] : IdOf(next++);
            if (Both(step, model, state, id, now) is ({ } decision, var expected))
            {
                if (decision is Decision.Accepted != expected)
                    return false;
                state = decision is Decision.Accepted accepted ? accepted.Events.Aggregate(state, Consents.Evolve) : state;
            }

            if (!SameReads(model, state, now))
                return false;
        }

        return true;
    }

    /// <summary>How steps are made: short waits and waits to the very end of a consent, for that is where rules break.</summary>
    public static Arbitrary<Step> Steps() => (
        from what in Gen.Elements(Enum.GetValues<What>())
        from place in Gen.Choose(0, Places.Length - 1)
        from kinds in Gen.Frequency((3, Gen.Constant(1)), (2, Gen.Choose(1, 15)))
        from which in Gen.Choose(0, 20)
        from days in Gen.Frequency((3, Gen.Choose(0, 3)), (1, Gen.Elements(-1, 364, 365, 366, 367)))
        from flag in Gen.Elements(true, true, false)
        select new Step(what, place, kinds, which, days, flag)).ToArbitrary();

    /// <summary>To a tick before, to, or a tick after the end of a consent; or some hours on.</summary>
    private static Instant Later(Step step, ConsentModel model, Instant now) => step.What switch
    {
        What.WaitUntilEnd when model.Ends.Where(end => end > now).ToList() is { Count: > 0 } ends =>
            ends[step.Which % ends.Count] + (Duration.Epsilon * (step.Place - 1)) is var end && end > now ? end : now,
        What.Wait => now + Duration.FromHours(step.Which) + Duration.FromSeconds(Math.Abs(step.Days)),
        _ => now,
    };

    private static (Decision? Decision, bool Expected) Both(Step step, ConsentModel model, Consents? state, Guid id, Instant now)
    {
        var (place, kinds, flag) = (step.Institution, step.Agreed, step.Flag);
        var draft = new ConsentDraft(Id, id, InstitutionNumber.Parse(place), kinds);
        var earlier = model.Ids.Count > 0 ? model.Ids[step.Which % model.Ids.Count] : Somebody;
        return step.What switch
        {
            What.Reader or What.UseIdAgain => (Consents.GiveAtReader(state, draft, flag, false, now), model.AtReader(id, place, kinds, flag, false, now)),
            What.Stay => (Consents.GiveAtReader(state, draft, flag, true, now), model.AtReader(id, place, kinds, flag, true, now)),
            What.PortalDay => (Consents.GiveAtPortal(state, draft, Jst.DateOf(now).PlusDays(step.Days), now), model.InPortal(id, place, kinds, Ahead(step.Days, now), now)),
            What.Portal => (Consents.GiveAtPortal(state, draft, null, now), model.InPortal(id, place, kinds, null, now)),
            What.Oral => (Consents.GiveOrally(state, draft, now), model.Orally(id, place, kinds, now)),
            What.Withdraw => (state is null ? EligibilityRejections.ConsentNotFound : state.Withdraw(earlier, now), model.Withdraw(earlier, null, now)),
            What.WithdrawAtReader => (state is null ? EligibilityRejections.ConsentNotFound : state.Withdraw(earlier, now, place), model.Withdraw(earlier, place, now)),
            What.Discharge => (state is null ? EligibilityRejections.NoInpatientConsent : state.Discharge(place, now), model.Discharge(place, now)),
            _ => (null, false),
        };
    }

    private static bool SameReads(ConsentModel model, Consents? state, Instant now) =>
        Places.All(place => Kinds.All(kind => ReadPolicy.Agreed(new(null, state), place, kind, now) == model.MayRead(place, kind, now))
            && (Read(place, state, now).Extent == Extent.All) == model.MayRead(place, InformationKind.Drugs, now));

    private static ReadDecision Read(string place, Consents? state, Instant now) => ReadPolicy.Decide(
        new("doctor", Role.Doctor, null, place, "123456", now, "client"), Id, DataKind.Drugs, new(null, state), now);

    // A year has 365 days or 366: the model counts days, so the longest choice is said in days here.
    private static int Ahead(int days, Instant now) =>
        days > Period.DaysBetween(Jst.DateOf(now), Jst.DateOf(now).PlusYears(1)) ? int.MaxValue : days;

    private static Guid IdOf(int number) => new(number + 1, 0, 0, new byte[8]);
}
