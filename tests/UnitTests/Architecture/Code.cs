using System.Reflection;
using Healthcare.Application.Commands;
using Healthcare.Domain;
using Healthcare.Projections.Storage;
using Mono.Cecil;

namespace Healthcare.Tests.Architecture;

/// <summary>The four projects, and what the code in them names.</summary>
internal static class Code
{
    public static readonly Assembly Domain = typeof(Decision).Assembly;
    public static readonly Assembly Application = typeof(ICommand).Assembly;
    public static readonly Assembly Projections = typeof(StoredJson).Assembly;
    public static readonly Assembly Host = typeof(Host.HealthcareApp).Assembly;

    /// <summary>Which type names which types and methods, the bodies of its methods and what the compiler made of them included.</summary>
    public static IEnumerable<(string Type, string Named)> Names(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return [.. module.Types.SelectMany(type => NamedBy(type).Distinct().Select(named => (type.FullName, named)))];
    }

    private static IEnumerable<string> NamedBy(TypeDefinition type) =>
    [
        .. Parts(type.BaseType),
        .. type.Interfaces.SelectMany(i => Parts(i.InterfaceType)),
        .. type.Fields.SelectMany(field => Parts(field.FieldType)),
        .. type.Properties.SelectMany(property => Parts(property.PropertyType)),
        .. type.Methods.SelectMany(NamedBy),
        .. type.NestedTypes.SelectMany(NamedBy),
    ];

    private static IEnumerable<string> NamedBy(MethodDefinition method) =>
    [
        .. Parts(method.ReturnType),
        .. method.Parameters.SelectMany(parameter => Parts(parameter.ParameterType)),
        .. method.HasBody ? method.Body.Variables.SelectMany(variable => Parts(variable.VariableType)) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(instruction => NamedBy(instruction.Operand)) : [],
    ];

    private static IEnumerable<string> NamedBy(object? operand) => operand switch
    {
        TypeReference type => Parts(type),
        FieldReference field => [.. Parts(field.DeclaringType), .. Parts(field.FieldType)],
        MethodReference method =>
        [
            $"{method.DeclaringType.FullName}::{method.Name}",
            .. Parts(method.DeclaringType),
            .. Parts(method.ReturnType),
            .. method is GenericInstanceMethod generic ? generic.GenericArguments.SelectMany(Parts) : [],
        ],
        _ => [],
    };

    private static IEnumerable<string> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [.. Parts(generic.ElementType), .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        { DeclaringType: { } outer } => Parts(outer),
        _ => [type.FullName],
    };
}
