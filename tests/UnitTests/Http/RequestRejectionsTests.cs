using System.Reflection;
using Healthcare.Application;
using Healthcare.Domain;
using Xunit;

namespace Healthcare.Tests.Http;

public sealed class RequestRejectionsTests
{
    private static readonly Rejection[] All =
        [.. typeof(RequestRejections).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (Rejection)field.GetValue(null)!)];

    [Fact]
    public void the_codes_are_a_public_contract() => Assert.Equal(
        [
            "busy", "duplicate-member", "fault", "forbidden", "id-taken", "idempotency-key-required", "idempotency-key-reused", "invalid",
            "malformed-json", "method-not-allowed", "missing-body", "my-number", "not-found", "stale-version", "too-deep", "too-large",
            "unknown-member", "unknown-parameter", "unsupported-media-type",
        ],
        All.Select(rejection => rejection.Code["request.".Length..]).Order(StringComparer.Ordinal));

    [Fact]
    public void each_says_what_to_do() => Assert.All(All, rejection => Assert.NotEmpty(rejection.Remedy));
}
