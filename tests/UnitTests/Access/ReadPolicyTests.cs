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
