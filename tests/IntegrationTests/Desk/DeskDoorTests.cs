using Healthcare.Application.Identity;
using Healthcare.Tests.Portal;
using Healthcare.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Healthcare.Tests.Desk.DeskPages;
using static Microsoft.Playwright.Assertions;

namespace Healthcare.Tests.Desk;

/// <summary>Who gets to a desk, and with what.</summary>
[Collection(PortalCollection.Name)]
public sealed class DeskDoorTests(PortalHost host)
{
    private readonly Story story = new(host);

    [Theory]
    [InlineData("/desk/doctor", Role.Pharmacist)]
    [InlineData("/desk/doctor", Role.Clerk)]
    [InlineData("/desk/doctor", Role.InsuredPerson)]
    [InlineData("/desk/pharmacy", Role.Doctor)]
    [InlineData("/desk/pharmacy", Role.Operator)]
    public async Task a_desk_opens_only_for_whom_it_is_for(string desk, Role role)
    {
        foreach (var page in new[] { desk, $"{desk}/persons/{Guid.NewGuid()}", $"{desk}/prescriptions/{Guid.NewGuid()}" })
        {
            var answer = await story.As(role, Story.Clinic, Guid.NewGuid()).GetAsync(page);
            Assert.Equal(403, answer.Status);
            Assert.Contains("request.forbidden", answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/desk/doctor")]
    [InlineData("/desk/pharmacy")]
    public async Task who_is_signed_out_is_sent_to_the_sign_in_of_that_desk(string desk)
    {
        using var answer = await host.GetAsync($"{desk}/prescriptions/{Guid.NewGuid()}");
        Assert.Equal(302, (int)answer.StatusCode);
        Assert.StartsWith($"{desk}/sign-in", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.AbsolutePath : answer.Headers.Location.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_form_from_elsewhere_is_refused_and_changes_nothing()
    {
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured);
        using var form = new FormUrlEncodedContent([new("form", "consent"), new("id", $"{Guid.NewGuid()}")]);
        var answer = await story.Doctor().PostRawAsync(
            $"/desk/doctor/persons/{insured.PersonId}", await form.ReadAsByteArrayAsync(), "application/x-www-form-urlencoded");
        Assert.Equal(400, answer.Status);
        Assert.Contains("identity.stale-form", answer.Text, StringComparison.Ordinal);
        Assert.Equal(403, (await story.Doctor().GetAsync($"/fhir/MedicationRequest?patient={insured.PersonId}")).Status);
    }

    [Fact]
    public async Task somebody_who_did_not_come_is_not_shown()
    {
        var insured = await story.InsureAsync();
        var answer = await story.Doctor().GetAsync($"/desk/doctor/persons/{insured.PersonId}");
        Assert.Equal(403, answer.Status);
        Assert.Contains("24時間以内の資格確認がありません", answer.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task the_prescription_of_another_clinic_is_shown_only_with_consent()
    {
        var insured = await story.InsureAsync();
        await story.CheckAsync(insured);
        var other = story.Prescription(insured);
        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", other));
        var path = $"/desk/doctor/prescriptions/{other.PrescriptionId}";
        Assert.Equal(403, (await story.Doctor().GetAsync(path)).Status);
        await story.ConsentAsync(insured);
        var shown = await story.Doctor().GetAsync(path);
        Assert.Equal(200, shown.Status);
        Assert.DoesNotContain("処方箋を取り消す", shown.Text, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task a_pharmacist_cannot_sign_in_at_the_doctors_desk_and_a_wrong_password_opens_nothing()
    {
        var page = await host.OpenAsync();
        await SignInAsync(page, "doctor", "pharmacist-002");
        await Expect(page.Locator(".problem")).ToContainTextAsync("IDまたはパスワードが違います");
        await SignInAsync(page, "doctor", "doctor-002", "wrong");
        await Expect(page.Locator(".problem")).ToContainTextAsync("IDまたはパスワードが違います");
    }

    [BrowserFact]
    public async Task signing_out_of_one_desk_leaves_the_other_open()
    {
        var doctor = await host.OpenAsync();
        await SignInAsync(doctor, "doctor", "doctor-002");
        var pharmacist = await doctor.Context.NewPageAsync();
        await SignInAsync(pharmacist, "pharmacy", "pharmacist-002");
        await ClickAsync(doctor, "サインアウト");
        await Expect(doctor.GetByRole(AriaRole.Link, new() { Name = "サインイン" })).ToBeVisibleAsync();
        await pharmacist.ReloadAsync();
        await Expect(pharmacist.Locator("#visits")).ToBeVisibleAsync();
    }
}
