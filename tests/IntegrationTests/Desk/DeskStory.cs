using Healthcare.Application.Eligibility;
using Healthcare.Application.Identity;
using Healthcare.Domain.Eligibility;
using Healthcare.Tests.Portal;
using Healthcare.Tests.Support;

namespace Healthcare.Tests.Desk;

/// <summary>The people of the desks' story.</summary>
internal static class DeskStory
{
    /// <summary>A person of the synthetic nation, who can sign in to the portal, is insured.</summary>
    public static async Task<Insured> InsureHolderOfCardAsync(this Story story, PortalHost host, int place)
    {
        var person = host.Nation.Person(place);
        var insured = new Insured(person.PersonId, $"900{place:D4}", person.Card.Serial, person.BirthDate, Guid.CreateVersion7());
        var insurer = story.As(Role.Insurer, Story.Insurer);
        Story.Done(await insurer.PostAsync("/insured-persons", Story.Register(insured)));
        Story.Done(await insurer.PostAsync("/coverages", new RegisterCoverage(
            insured.PersonId, Guid.CreateVersion7(), Story.Insurer, "12", insured.Number, "01", InsuranceCategory.Employees, Relationship.Insured, new(2020, 4, 1), 30)));
        Story.Done(await story.Town.PostAsync("/card-certificates", new LinkCardCertificate(
            insured.PersonId, insured.CertificateId, insured.CardSerial, story.Today.PlusYears(2))));
        return insured;
    }
}
