using Healthcare.Domain;
using Healthcare.Domain.Portal;
using Healthcare.Tests.Support;
using NodaTime;
using Xunit;

namespace Healthcare.Tests.Portal;

public sealed class NoticeTests
{
    private static readonly Guid Person = new("0197f000-0000-7000-8000-000000000001"), Id = new("0197f000-0000-7000-8000-000000000005");
    private static readonly NoticeLeft Left = new(Person, Id, NoticeKind.DuplicateMedication, Person, Instant.FromUtc(2026, 4, 1, 0, 30));

    [Fact]
    public void a_notice_is_left() => Given<Notice>.Nothing.When(Leave).Then(Left);

    [Fact]
    public void leaving_it_again_changes_nothing() => Given<Notice>.Events(Left).When(Leave).ThenNothing();

    private static Decision Leave(Notice? existing) => Notice.Leave(existing, Person, Id, Left.Kind, Left.About, Left.LeftAt);
}
