using FluentValidation;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Xunit;

namespace Healthcare.Tests.Architecture;

public sealed class CommandTests
{
    public static TheoryData<Type> Commands =>
        [.. Code.Application.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(ICommand).IsAssignableFrom(type))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void a_command_is_about_one_person(Type command)
    {
        var persons = command.GetProperties()
            .Where(p => p.PropertyType == typeof(PersonLocator) || (Unwrapped(p.PropertyType) == typeof(Guid) && p.Name.Contains("Person", StringComparison.Ordinal)))
            .Select(p => p.Name).ToList();
        Assert.True(persons.Count <= 1, $"{command.Name} names {string.Join(" and ", persons)}: no command spans two persons, or the store cannot be sharded by person (ADR 3). Make two commands.");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void a_command_holds_no_list_of_persons(Type command) =>
        Assert.True(
            !command.GetProperties().Any(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericArguments().Any(a => a == typeof(PersonLocator) || a == typeof(Guid)) && Nullable.GetUnderlyingType(p.PropertyType) is null),
            $"{command.Name} has a list of ids: no command spans two persons (ADR 3). Send one command for each.");

    [Theory]
    [MemberData(nameof(Commands))]
    public void a_command_has_a_validator(Type command) =>
        Assert.True(
            Code.Application.GetTypes().Any(type => typeof(IValidator<>).MakeGenericType(command).IsAssignableFrom(type)),
            $"{command.Name} has no validator: write a public {command.Name}Validator beside it; the gate asks it before the handler.");

    [Theory]
    [MemberData(nameof(Commands))]
    public void a_command_says_which_roles_may_send_it(Type command)
    {
        var access = (CommandAccess)command.GetProperty(nameof(ICommand.Access))!.GetValue(null)!;
        Assert.True(access.Roles.Count > 0, $"{command.Name}.Access names no role: nobody could send it.");
        Assert.True(access.Roles.Distinct().Count() == access.Roles.Count, $"{command.Name}.Access names a role twice.");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void a_command_has_one_handler_that_takes_it_only_from_the_gate(Type command)
    {
        var takes = Code.Application.GetTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.Name is "Handle" or "HandleAsync" or "Consume" && method.GetParameters() is [var first, ..] && (first.ParameterType == command || first.ParameterType == typeof(Authorised<>).MakeGenericType(command)))
            .Select(method => method.GetParameters()[0].ParameterType).ToList();
        Assert.True(
            takes is [{ IsGenericType: true }],
            $"{command.Name} must have one handler, whose first parameter is Authorised<{command.Name}>: what takes the bare command goes around the gate.");
    }

    private static Type Unwrapped(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
