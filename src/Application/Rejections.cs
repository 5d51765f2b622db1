using System.Collections.Frozen;
using System.Reflection;
using Healthcare.Domain;

namespace Healthcare.Application;

/// <summary>The one catalogue of all refusals, gathered from the <c>*Rejections</c> classes.</summary>
public static class Rejections
{
    /// <summary>Every refusal by its code.</summary>
    public static readonly FrozenDictionary<string, Rejection> ByCode =
        new[] { typeof(Rejection).Assembly, typeof(Rejections).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.Name.EndsWith("Rejections", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .SelectMany(field => field.GetValue(null) switch
            {
                Rejection one => [one],
                IEnumerable<Rejection> many => many,
                _ => [],
            })
            .ToFrozenDictionary(rejection => rejection.Code);
}
