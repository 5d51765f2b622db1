using System.Collections;
using System.Reflection;
using Xunit;

namespace Healthcare.Tests.Architecture;

/// <summary>The domain is pure: the same input gives the same decision, and nothing that was decided changes.</summary>
public sealed class DomainTests
{
    private static readonly string[] Impure =
    [
        "System.DateTime", "System.DateTimeOffset", "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Random", "System.Environment", "System.Console",
        "NodaTime.SystemClock", "NodaTime.IClock", "NodaTime.ZonedClock", "System.Threading.Tasks.Task", "System.IO.File", "System.Net.Http.HttpClient",
        "System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.Security.Cryptography.RandomNumberGenerator",
    ];

    [Fact]
    public void the_domain_reads_no_clock_and_throws_no_dice()
    {
        var wrong = Code.Names(Code.Domain).Where(found => Impure.Contains(found.Named)).Select(found => $"{found.Type} names {found.Named}").ToList();
        Assert.True(wrong.Count == 0, $"Pass the time, the id or the answer in as a value instead:\n{string.Join('\n', wrong)}");
    }

    [Fact]
    public void nothing_in_the_domain_can_be_changed()
    {
        var wrong = Code.Domain.GetTypes()
            .Where(type => !type.IsEnum && !type.IsByRefLike && !type.FullName!.Contains('<', StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => (!field.IsInitOnly && !field.IsLiteral && !IsCompilers(field)) || IsMutable(field.FieldType))
            .Select(field => $"{field.DeclaringType}.{field.Name}")
            .ToList();
        Assert.True(wrong.Count == 0, $"Make it a record with init members, and lists IReadOnlyList or Immutable…:\n{string.Join('\n', wrong)}");
    }

    private static bool IsCompilers(FieldInfo field) => field.IsStatic && field.Name.StartsWith('<') && !field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal);

    private static bool IsMutable(Type type) =>
        type.IsArray || (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)
            && type.Namespace == "System.Collections.Generic" && !type.Name.StartsWith("IReadOnly", StringComparison.Ordinal));
}
