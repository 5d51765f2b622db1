using System.Text.Json.Nodes;
using Healthcare.Application.Identity;
using Healthcare.Host.Docs;
using Healthcare.Host.Http;
using Healthcare.Tests.Prescribing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Healthcare.Tests.Support;

/// <summary>Every endpoint of the running program, and a well-formed request for it.</summary>
public static class Requests
{
    /// <summary>All endpoints that answer a path.</summary>
    public static IReadOnlyList<RouteEndpoint> Endpoints(this RunningHost host) =>
        [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().OrderBy(NameOf, StringComparer.Ordinal)];

    /// <summary>Those that take JSON.</summary>
    public static IReadOnlyList<RouteEndpoint> JsonEndpoints(this RunningHost host) =>
        [.. host.Endpoints().Where(endpoint => CommandOf(endpoint) is not null)];

    /// <summary><c>POST /prescriptions</c>.</summary>
    public static string NameOf(RouteEndpoint endpoint) => $"{MethodOf(endpoint)} {endpoint.RoutePattern.RawText}";

    /// <summary>Its first method; the framework's own pages have none.</summary>
    public static string MethodOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "ANY";

    /// <summary>The command it takes, if it takes one.</summary>
    public static CommandMetadata? CommandOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<CommandMetadata>();

    /// <summary>Whether it is for anybody.</summary>
    public static bool IsForAnyone(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>The example of the command it takes, for a person, with new ids; a FHIR document where it takes one.</summary>
    public static string? BodyOf(RouteEndpoint endpoint, Insured insured)
    {
        if (CommandOf(endpoint) is not { } command)
            return null;
        if (IsDocument(endpoint))
            return FhirOf(endpoint.RoutePattern.RawText!);

        var body = CommandExamples.Of(command.Command)?.AsObject();
        Assert.True(body is not null, $"{command.Command.Name} has no example: add one to {nameof(CommandExamples)}; the API document shows it and these tests send it.");
        Personalise(body, insured);
        return body.ToJsonString();
    }

    /// <summary>A caller in this role: the person, or somebody of the body that the story (or the document that is sent) is about.</summary>
    public static Api Caller(this Story story, Role role, Insured insured, RouteEndpoint? endpoint = null) => role switch
    {
        Role.InsuredPerson => story.Person(insured.PersonId),
        Role.Clerk => story.Clerk(),
        Role.Doctor or Role.Dentist => story.As(role, endpoint is not null && IsDocument(endpoint) ? PrescriptionDocument.Institution : Story.Clinic, subject: $"{role}", licence: endpoint is not null && IsDocument(endpoint) ? "123456" : "100001"),
        Role.Pharmacist => story.Pharmacist(),
        Role.Insurer => story.As(role, Story.Insurer),
        Role.Municipality => story.As(role, "131016"),
        _ => story.As(role),
    };

    private static bool IsDocument(RouteEndpoint endpoint) => CommandOf(endpoint) is not null && endpoint.RoutePattern.RawText!.StartsWith("/fhir", StringComparison.Ordinal);

    private static void Personalise(JsonObject body, Insured insured)
    {
        foreach (var (name, value) in body.ToList())
        {
            if (value is JsonObject inner)
                Personalise(inner, insured);
            else if (name == "personId")
                body[name] = body.ContainsKey("birthDate") ? Guid.CreateVersion7() : insured.PersonId;
            else if (name.EndsWith("Id", StringComparison.Ordinal))
                body[name] = Guid.CreateVersion7();
            else if (name == "certificateSerial")
                body[name] = insured.CardSerial;
            else if (name == "number" && body.ContainsKey("birthDate"))
                body[name] = insured.Number;
        }
    }

    private static string FhirOf(string path)
    {
        var bundle = System.Text.Encoding.UTF8.GetString(PrescriptionDocument.Bytes(document =>
        {
            document["identifier"]!["value"] = $"urn:uuid:{Guid.CreateVersion7()}";
        }));
        return path.EndsWith("/Bundle", StringComparison.Ordinal)
            ? bundle
            : $$"""{"resourceType":"Parameters","parameter":[{"name":"document","resource":{{bundle}}},{"name":"safetyReason","valueString":"用量を変更するため"}]}""";
    }
}
