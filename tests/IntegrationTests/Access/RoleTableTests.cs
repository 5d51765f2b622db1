using System.Text;
using System.Text.RegularExpressions;
using Healthcare.Application.Access;
using Healthcare.Application.Identity;
using Healthcare.Application.Prescribing;
using Healthcare.Host.Http;
using Healthcare.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using VerifyXunit;
using Xunit;

namespace Healthcare.Tests.Access;

[Collection(HostCollection.Name)]
public sealed class RoleTableTests(RunningHost host)
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();
    private readonly Story story = new(host);
    private Guid prescriptionId;

    [Fact]
    public void every_endpoint_says_who_may_use_it()
    {
        var silent = host.Endpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null && !Requests.IsForAnyone(endpoint))
            .Select(Requests.NameOf).ToList();
        Assert.True(silent.Count == 0, $"Say RequireAuthorization(), or AllowAnonymous() when it shows nobody's data, at:\n{string.Join('\n', silent)}");
    }

    [Fact]
    public void every_endpoint_that_asks_for_a_token_names_its_roles()
    {
        var silent = host.Endpoints().Where(endpoint => !Requests.IsForAnyone(endpoint) && IsOfTheApi(endpoint) && RolesOf(endpoint) is null).Select(Requests.NameOf).ToList();
        Assert.True(silent.Count == 0, $"Map it as a command, or add ReadMetadata (a person's data) or RolesMetadata (nobody's data) at:\n{string.Join('\n', silent)}");
    }

    [Fact]
    public async Task every_role_at_every_endpoint()
    {
        var insured = await KnownEverywhereAsync();
        var table = new StringBuilder($"{"",-48}{"no token",-10}{string.Concat(Roles.Select(role => $"{role,-21}")).TrimEnd()}\n");
        List<string> wrong = [];
        foreach (var endpoint in host.Endpoints())
        {
            var name = Regex.Replace(Requests.NameOf(endpoint), "[0-9a-f]{16}", "*"); // A file is named by its content.
            if (Requests.IsForAnyone(endpoint))
            {
                table.Append($"{name,-48}anyone\n");
                continue;
            }

            table.Append($"{name,-48}{await TryAsync(endpoint, await PathOfAsync(endpoint, insured, null), null, insured),-10}");
            foreach (var role in Roles)
            {
                var answer = await TryAsync(endpoint, await PathOfAsync(endpoint, insured, role), role, insured);
                table.Append($"{answer,-21}");
                if (RolesOf(endpoint) is { } named && named.Contains(role) != (answer == "allowed"))
                    wrong.Add($"{name}: {role} is {(named.Contains(role) ? "named but" : "not named and")} {answer}");
            }

            table.Length -= table.ToString().Length - table.ToString().TrimEnd().Length;
            table.Append('\n');
        }

        Assert.True(wrong.Count == 0, $"What an endpoint does differs from the roles its metadata name:\n{string.Join('\n', wrong)}");
        await Verifier.Verify(table.ToString());
    }

    [Theory]
    [InlineData("/fhir/Patient/0197f000-0000-7000-8000-000000000404")]
    [InlineData("/fhir/MedicationRequest/nothing")]
    [InlineData("/audit/streams/0197f000-0000-7000-8000-000000000404")]
    public async Task a_role_that_may_not_read_does_not_learn_what_exists(string path) =>
        Assert.Equal(403, (await story.As(Role.Researcher).GetAsync(path)).Status);

    [Fact]
    public async Task a_role_that_may_not_search_does_not_learn_who_is_insured()
    {
        using var form = new FormUrlEncodedContent([new("identifier", "http://example.org|nobody")]);
        var answer = await story.As(Role.Researcher).PostRawAsync("/fhir/Patient/_search", await form.ReadAsByteArrayAsync(), "application/x-www-form-urlencoded");
        Assert.Equal(403, answer.Status);
    }

    private static bool IsOfTheApi(RouteEndpoint endpoint) => !endpoint.RoutePattern.RawText!.StartsWith("/portal", StringComparison.Ordinal);

    private static IReadOnlyList<Role>? RolesOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<CommandMetadata>()?.Roles
            ?? (endpoint.Metadata.GetMetadata<ReadMetadata>() is { } read ? ReadPolicy.RolesFor(read.Kind) : null)
            ?? endpoint.Metadata.GetMetadata<RolesMetadata>()?.Roles;

    /// <summary>Somebody with every kind of record, verified and consenting wherever the callers work.</summary>
    private async Task<Insured> KnownEverywhereAsync()
    {
        var insured = await story.InsureAsync();
        foreach (var place in new[] { Story.Clinic, Story.Pharmacy })
        {
            await story.CheckAsync(insured, place);
            await story.ConsentAsync(insured, place);
        }

        Story.Done(await story.Doctor(Story.OtherClinic).PostAsync("/prescriptions", story.Prescription(insured)));
        var prescription = story.Prescription(insured, reason: "前回の薬を紛失した");
        prescriptionId = prescription.PrescriptionId;
        Story.Done(await story.Doctor().PostAsync("/prescriptions", prescription));
        Story.Done(await story.Pharmacist().PostAsync("/prescription-receipts", new ReceivePrescription(insured.PersonId, prescription.PrescriptionId), $"{Guid.NewGuid()}"));
        Story.Done(await story.Pharmacist().PostAsync("/dispensings", Story.Dispensing(insured, prescription.PrescriptionId)));
        Story.Done(await story.Doctor().PostAsync("/drug-allergies", Prescribing.SimultaneousSafetyTests.AllergyOf(insured)));
        await FhirModel.UpToDateAsync(host);
        return insured;
    }

    private async Task<string> PathOfAsync(RouteEndpoint endpoint, Insured insured, Role? role = null)
    {
        var path = endpoint.RoutePattern.RawText!;
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            var value = parameter.Name == "date" ? "2024-12-01" // a day on which nothing is started
                : parameter.Name == "yj" ? "1149037F1020"
                : parameter.Name is "prescriptionId" or "documentId" ? prescriptionId.ToString()
                : parameter.Name is "personId" or "stream" or "job" or "version" ? insured.PersonId.ToString() : await ResourceAsync(path.Split('/')[^2], insured, role == Role.Pharmacist ? Story.Pharmacy : Story.Clinic);
            path = path.Replace($"{{{parameter.Name}:guid}}", value, StringComparison.Ordinal).Replace($"{{{parameter.Name}}}", value, StringComparison.Ordinal);
        }

        var isSearch = Requests.MethodOf(endpoint) == "GET" && path.StartsWith("/fhir/", StringComparison.Ordinal) && endpoint.RoutePattern.Parameters.Count == 0;
        return isSearch ? $"{path}?{PersonParameter(path)}={insured.PersonId}" : path;
    }

    private static string PersonParameter(string path) => path.StartsWith("/fhir/Patient", StringComparison.Ordinal) ? "_id" : "patient";

    /// <summary>A resource of the type, one that the body brought in where there is one.</summary>
    private async Task<string> ResourceAsync(string type, Insured insured, string body)
    {
        if (type == "Bundle") // The document of a prescription, whose id its drugs begin with.
            return (await ResourceAsync("MedicationRequest", insured, body))[..Guid.Empty.ToString().Length];
        var ids = await host.Rows.ListAsync(
            "select id from healthcare.fhir_resource where type = $1 and person_id = $2 order by custodian is distinct from $3", reader => reader.GetString(0), type, insured.PersonId, body);
        Assert.True(ids.Count > 0, $"The story of this test makes no {type}: extend {nameof(KnownEverywhereAsync)}.");
        return ids[0];
    }

    private static bool IsSignIn(Answer answer) => answer.Headers.Location?.OriginalString.Contains("/sign-in", StringComparison.Ordinal) == true;

    private async Task<string> TryAsync(RouteEndpoint endpoint, string path, Role? role, Insured insured)
    {
        var caller = role is { } known ? story.Caller(known, insured, endpoint) : new Api(host.Alba.Server.CreateClient(), string.Empty);
        var answer = Requests.MethodOf(endpoint) == "GET" ? await caller.GetAsync(path)
            : path.EndsWith("/_search", StringComparison.Ordinal)
                ? await caller.PostRawAsync(path, Encoding.UTF8.GetBytes($"{PersonParameter(path)}={insured.PersonId}"), "application/x-www-form-urlencoded")
                : await caller.PostRawAsync(
                    path, Encoding.UTF8.GetBytes(Requests.BodyOf(endpoint, insured) ?? string.Empty),
                    path.StartsWith("/fhir", StringComparison.Ordinal) ? "application/fhir+json" : "application/json", $"{Guid.NewGuid()}");
        Assert.True(answer.Status < 500, $"{path} {role}: {answer.Text}");
        return answer.Status switch
        {
            302 when IsSignIn(answer) => "sign in",
            401 => "401",
            403 => "403",
            _ => "allowed",
        };
    }
}
