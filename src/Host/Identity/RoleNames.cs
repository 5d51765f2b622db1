using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Healthcare.Application.Identity;

namespace Healthcare.Host.Identity;

/// <summary>How a role is written in a token: <c>public-health-officer</c>.</summary>
public static class RoleNames
{
    private static readonly FrozenDictionary<Role, string> Names =
        Enum.GetValues<Role>().ToFrozenDictionary(role => role, role => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()));

    private static readonly FrozenDictionary<string, Role> Roles =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The name of a role.</summary>
    public static string Of(Role role) => Names[role];

    /// <summary>The role of that name, if there is one.</summary>
    public static bool TryRead([NotNullWhen(true)] string? name, out Role role)
    {
        role = default;
        return name is not null && Roles.TryGetValue(name, out role);
    }
}
