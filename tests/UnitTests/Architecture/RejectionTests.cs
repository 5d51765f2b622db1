using System.Reflection;
using System.Text.RegularExpressions;
using Healthcare.Application;
using Healthcare.Domain;
using VerifyXunit;
using Xunit;

namespace Healthcare.Tests.Architecture;

public sealed partial class RejectionTests
{
    private static readonly IReadOnlyList<(FieldInfo Field, Rejection Rejection)> All =
    [
        .. new[] { Code.Domain, Code.Application, Code.Projections, Code.Host }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Rejection))
            .Select(field => (field, (Rejection)field.GetValue(null)!)),
    ];

    [Fact]
    public void a_code_means_one_thing_only()
    {
        var twice = All.GroupBy(one => one.Rejection.Code).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        Assert.True(twice.Count == 0, $"A code is a public contract and never reused; choose another for: {string.Join(", ", twice)}");
    }

    [Fact]
    public void every_refusal_is_in_the_catalogue() =>
        Assert.All(All, one => Assert.True(
            Rejections.ByCode.ContainsKey(one.Rejection.Code),
            $"{one.Field.DeclaringType}.{one.Field.Name} is not in the catalogue: put it into a public class named …Rejections of Domain or Application."));

    [Fact]
    public void a_code_is_context_and_kebab_case() =>
        Assert.All(All, one => Assert.True(CodeForm().IsMatch(one.Rejection.Code), $"{one.Rejection.Code} must be context.kebab-case."));

    [Fact]
    public void a_code_begins_with_the_context_that_refuses() =>
        Assert.All(All, one => Assert.True(
            one.Rejection.Code.StartsWith(one.Field.DeclaringType!.Name.Replace("Rejections", ".", StringComparison.Ordinal).ToLowerInvariant(), StringComparison.Ordinal),
            $"{one.Rejection.Code} stands in {one.Field.DeclaringType.Name}: begin it with that context."));

    [Fact]
    public void every_refusal_says_what_is_wrong_and_what_to_do() =>
        Assert.All(All, one => Assert.True(
            one.Rejection.Message.EndsWith('.') && one.Rejection.Remedy.EndsWith('.') && one.Rejection.Remedy != one.Rejection.Message,
            $"{one.Rejection.Code} needs a message and a remedy, each a sentence."));

    [Fact]
    public Task the_codes_that_callers_rely_on() => Verifier.Verify(string.Join('\n', All
        .Select(one => $"{one.Rejection.Code,-48} {one.Rejection.Kind}").Order(StringComparer.Ordinal)));

    [GeneratedRegex("^[a-z]+\\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex CodeForm();
}
