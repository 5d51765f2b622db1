using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Host.Identity;
using Healthcare.Host.Seed;

namespace Healthcare.Host.Setup;

/// <summary>The two gates and the validators of every command.</summary>
public static class Gates
{
    /// <summary>Adds them.</summary>
    public static void AddGates(this WebApplicationBuilder builder)
    {
        ValidatorOptions.Global.PropertyNameResolver = (_, member, expression) => CamelCase(
            FluentValidation.Internal.PropertyChain.FromExpression(expression) is { Count: > 0 } chain ? chain.ToString() : member?.Name ?? string.Empty);
        foreach (var validator in AssemblyScanner.FindValidatorsInAssemblyContaining<CommandGate>())
            builder.Services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
        builder.Services.AddSingleton<IDemoDirectory, DemoDirectory>();
        builder.Services.AddSingleton<CommandGate>();
        builder.Services.AddSingleton<QueryGate>();
    }

    private static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}
