using Healthcare.Domain.Drugs;
using Healthcare.Domain.Shared;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Drugs;

public sealed class DrugMasterVersionTests
{
    private const string Digest = "0f8f2a", Long = "0f8f2a6f0f8f2a6f0f8f2a6f0f8f2a6f0f8f2a6f0f8f2a6f0f8f2a6f0f8f2a6f";
    private static readonly Guid Id = new("0197f000-0000-7000-8000-000000000061");
    private static readonly LocalDate Tomorrow = new(2026, 11, 25);
    private static readonly Instant Now = Jst.StartOf(new(2026, 11, 24)).Plus(Duration.FromHours(12));
    private static readonly DrugMasterFiles Files = new("p", "i", "c", "u", "s");
    private static readonly DrugMasterUploaded Uploaded = new(Id, "2026-12", Long, new(1, 1, 0, 0, 0), Files, "anna", Now);

    [Fact]
    public void an_operator_uploads_a_version() =>
        Given<DrugMasterVersion>.Nothing.When(v => DrugMasterVersion.Upload(v, Id, "2026-12", Long, new(1, 1, 0, 0, 0), Files, "anna", Now)).Then(Uploaded);

    [Fact]
    public void a_version_is_uploaded_only_once() =>
        Given<DrugMasterVersion>.Events(Uploaded).When(v => DrugMasterVersion.Upload(v, Id, "2026-12", Long, new(1, 1, 0, 0, 0), Files, "anna", Now)).ThenRejected("drugs.version-exists");

    [Fact]
    public void another_operator_approves_it() =>
        Given<DrugMasterVersion>.Events(Uploaded).When(v => v!.Approve(Tomorrow, Long, "berta", [], Now)).Then(new DrugMasterApproved(Id, Tomorrow, "berta", Now));

    [Fact]
    public void who_uploaded_it_may_not_approve_it() =>
        Given<DrugMasterVersion>.Events(Uploaded).When(v => v!.Approve(Tomorrow, Long, "anna", [], Now)).ThenRejected("drugs.four-eyes");

    [Fact]
    public void what_is_approved_is_what_was_read() =>
        Given<DrugMasterVersion>.Events(Uploaded).When(v => v!.Approve(Tomorrow, Digest, "berta", [], Now)).ThenRejected("drugs.other-digest");

    [Fact]
    public void a_version_is_approved_only_once() =>
        Given<DrugMasterVersion>.Events(Uploaded, new DrugMasterApproved(Id, Tomorrow, "berta", Now))
            .When(v => v!.Approve(Tomorrow.PlusDays(1), Long, "berta", [], Now)).ThenRejected("drugs.already-approved");

    [Fact]
    public void it_cannot_take_effect_today() =>
        Given<DrugMasterVersion>.Events(Uploaded).When(v => v!.Approve(Tomorrow.PlusDays(-1), Long, "berta", [], Now)).ThenRejected("drugs.too-soon");

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void it_is_approved_ten_minutes_before_its_first_day_at_the_latest(int minutes, bool accepted)
    {
        var given = Given<DrugMasterVersion>.Events(Uploaded);
        var at = Jst.StartOf(Tomorrow) - Duration.FromMinutes(minutes);
        if (accepted)
            given.When(v => v!.Approve(Tomorrow, Long, "berta", [], at)).Then(new DrugMasterApproved(Id, Tomorrow, "berta", at));
        else
            given.When(v => v!.Approve(Tomorrow, Long, "berta", [], at)).ThenRejected("drugs.too-soon");
    }

    [Fact]
    public void two_versions_do_not_begin_on_one_day() =>
        Given<DrugMasterVersion>.Events(Uploaded).When(v => v!.Approve(Tomorrow, Long, "berta", [Tomorrow], Now)).ThenRejected("drugs.day-taken");

    [Fact]
    public void a_check_names_it_by_label_and_digest() => Assert.Equal("2026-12@0f8f2a6f0f8f", DrugMasterVersion.NameOf("2026-12", Long));
}
