using System.Collections.Immutable;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Architecture;
using NodaTime;
using Xunit;
using static Healthcare.Tests.Eligibility.People;

namespace Healthcare.Tests.Access;

/// <summary>One policy for every read: which kind of data needs which consent, and that nobody asks elsewhere.</summary>
public sealed class ReadPolicyTests
{
    private static readonly Role[] Institutions = [Role.Clerk, Role.Doctor, Role.Dentist, Role.Pharmacist];

    public static TheoryData<DataKind> KindsThatNeedConsent => [.. Enum.GetValues<DataKind>().Where(kind => ReadPolicy.ConsentFor(kind) is not null)];

    [Fact]
    public void drugs_need_consent_to_drugs() => Assert.Equal(InformationKind.Drugs, ReadPolicy.ConsentFor(DataKind.Drugs));

    [Theory]
    [MemberData(nameof(KindsThatNeedConsent))]
    public void what_needs_consent_is_read_with_consent_to_that_kind_only(DataKind kind)
    {
        foreach (var role in Institutions.Intersect(ReadPolicy.RolesFor(kind)))
        {
            Assert.Equal(EligibilityRejections.ConsentRequired, Ask(role, kind, new Standing(Now, null, true)).Rejection);
            foreach (var information in Enum.GetValues<InformationKind>())
            {
                var decision = Ask(role, kind, new Standing(null, Agreed(information)));
                Assert.Equal(information == ReadPolicy.ConsentFor(kind) ? Extent.All : null, decision.Extent);
            }
        }
    }

    [Fact]
    public void a_person_sees_all_their_consents_an_institution_those_given_to_it_and_nobody_else_any()
    {
        Assert.Equal(Extent.All, Ask(Role.InsuredPerson, DataKind.Consents, null).Extent);
        Assert.All(Institutions, role => Assert.Equal(Extent.Own, Ask(role, DataKind.Consents, new Standing(null, null)).Extent));
        Assert.All(Enum.GetValues<Role>().Except(Institutions).Except([Role.InsuredPerson]), role => Assert.Null(Ask(role, DataKind.Consents, null).Extent));
    }

    [Fact]
    public void an_institution_sees_the_limit_category_with_consent_to_it_only_and_the_person_and_the_insurer_always()
    {
        var visited = new Standing(Now, null, true);
        foreach (var role in Institutions)
        {
            Assert.Equal((Extent.All, false), Limits(role, visited));
            foreach (var information in Enum.GetValues<InformationKind>())
                Assert.Equal((Extent.All, information == InformationKind.CopayLimit), Limits(role, visited with { Consents = Agreed(information) }));
            Assert.Equal((null, false), Limits(role, new Standing(null, Agreed(InformationKind.CopayLimit))));
        }

        Assert.Equal((Extent.All, true), Limits(Role.InsuredPerson, null));
        Assert.Equal((Extent.Own, true), Limits(Role.Insurer, null));
        Assert.Equal((null, false), Limits(Role.Auditor, null));

        static (Extent?, bool) Limits(Role role, Standing? standing) => Ask(role, DataKind.Insurance, standing) is var decision ? (decision.Extent, decision.ShowsLimits) : default;
    }

    [Fact]
    public void nobody_but_the_policy_asks_what_a_consent_allows()
    {
        var asked = $"{typeof(Consents).FullName}::{nameof(Consents.Allow)}";
        var asking = new[] { Code.Domain, Code.Application, Code.Projections, Code.Host }.SelectMany(Code.Names)
            .Where(found => found.Named == asked).Select(found => found.Type).Distinct();
        Assert.Equal([typeof(ReadPolicy).FullName!], asking);
    }

    private static Consents Agreed(InformationKind kind) =>
        new(Consents.StreamOf(Id), Id, [new(Somebody, Clinic, ImmutableArray.Create(kind), Now + Duration.FromHours(1))]);

    private static ReadDecision Ask(Role role, DataKind kind, Standing? standing) => ReadPolicy.Decide(
        new("somebody", role, role == Role.InsuredPerson ? Id : null, Institutions.Contains(role) ? Clinic : null, "1", Now, "client"), Id, kind, standing, Now);
}
