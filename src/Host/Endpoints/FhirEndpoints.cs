using Healthcare.Application;
using Healthcare.Application.Access;
using Healthcare.Application.Commands;
using Healthcare.Application.Prescribing;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Http;
using Healthcare.Host.Http.Guard;
using Healthcare.Host.Identity;
using Healthcare.Host.Signatures;
using Healthcare.Projections.Fhir;
using Healthcare.Projections.Prescribing;

namespace Healthcare.Host.Endpoints;

/// <summary>FHIR R4 (JP Core): read and search of what is stored, and the e-prescription's document.</summary>
public static class FhirEndpoints
{
    private const string Json = "application/fhir+json";

    private static readonly AnswerShape AsParameters = new("application/fhir+json; charset=utf-8", PrescriptionParameters.OfAnswer);

    private static readonly (string Type, DataKind Kind)[] Types =
    [
        ("Patient", DataKind.Identity),
        ("Coverage", DataKind.Insurance),
        ("CoverageEligibilityResponse", DataKind.Checks),
        ("MedicationRequest", DataKind.Drugs),
        ("MedicationDispense", DataKind.Drugs),
        ("DetectedIssue", DataKind.Drugs),
        ("Consent", DataKind.Consents),
    ];

    /// <summary>Maps FHIR.</summary>
    public static void MapFhir(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/fhir").WithTags("FHIR");
        group.MapGet("/metadata", (HttpContext context) => Results.Bytes(CapabilityStatements.Of($"{context.Request.Scheme}://{context.Request.Host}/fhir", "0.1.0", new(2026, 11, 23)), Json)).AllowAnonymous()
            .WithName("Capabilities").WithSummary("What this server can do (CapabilityStatement)").WithMetadata(new AllowedQuery("_format"));
        foreach (var (type, kind) in Types)
            group.MapType(type, kind);
        group.MapPost("/Bundle", RegisterDocumentAsync).RequireAuthorization()
            .WithName("RegisterPrescriptionBundle").WithSummary("Register a prescription as the document of the e-prescription guide (処方情報 HL7 FHIR)")
            .WithMetadata(new AllowedQuery(), new CommandMetadata(typeof(RegisterPrescription), RegisterPrescription.Access.Roles))
            .Accepts<object>(Json).Produces(StatusCodes.Status201Created);
        group.MapPost("/$register-prescription", RegisterWithReasonAsync).RequireAuthorization()
            .WithName("RegisterPrescriptionWithReason").WithSummary("The same as Parameters: document (the Bundle) and safetyReason, to go on in spite of an alert")
            .WithMetadata(new AllowedQuery(), new CommandMetadata(typeof(RegisterPrescription), RegisterPrescription.Access.Roles))
            .Accepts<object>(Json).Produces(StatusCodes.Status201Created);
    }

    private static void MapType(this RouteGroupBuilder group, string type, DataKind kind)
    {
        group.MapGet($"/{type}/{{id}}", (string id, HttpContext context, FhirReader reader) => reader.ReadAsync(context, type, kind, id))
            .RequireAuthorization().WithName($"Read{type}").WithSummary($"Read a {type}").WithMetadata(new AllowedQuery(), new ReadMetadata(kind))
            .Produces(StatusCodes.Status200OK, contentType: Json);
        group.MapGet($"/{type}", (HttpContext context, FhirReader reader) => reader.SearchAsync(context, type, kind))
            .RequireAuthorization().WithName($"Search{type}").WithSummary($"Search for {type} resources of one person").WithMetadata(new ReadMetadata(kind))
            .Produces(StatusCodes.Status200OK, contentType: Json);
        group.MapPost($"/{type}/_search", (HttpContext context, FhirReader reader) => reader.SearchAsync(context, type, kind))
            .RequireAuthorization().WithName($"Search{type}ByForm").WithSummary($"Search for {type} resources of one person, parameters in the body")
            .WithMetadata(new AllowedQuery(), new ReadMetadata(kind)).Accepts<IFormCollection>("application/x-www-form-urlencoded")
            .Produces(StatusCodes.Status200OK, contentType: Json);
    }

    private static Task RegisterDocumentAsync(HttpContext context, CommandGate gate, IRejectionWriter problems) =>
        context.Features.Get<GuardedBody>() is { } body
            ? RegisterAsync(context, gate, problems, body.Bytes, body.Bytes, null)
            : problems.WriteAsync(context, RequestRejections.MissingBody);

    /// <summary>The same with what a document has no place for: the reason to go on in spite of an alert.</summary>
    private static Task RegisterWithReasonAsync(HttpContext context, CommandGate gate, IRejectionWriter problems)
    {
        if (context.Features.Get<GuardedBody>() is not { } body)
            return problems.WriteAsync(context, RequestRejections.MissingBody);

        return PrescriptionParameters.TryRead(body.Bytes, out var document, out var reason)
            ? RegisterAsync(context, gate, problems, body.Bytes, document, reason)
            : problems.WriteAsync(context, RequestRejections.Invalid.At("Parameters.parameter", "must be document (a Bundle) and safetyReason (a string), once each"));
    }

    private static Task RegisterAsync(
        HttpContext context, CommandGate gate, IRejectionWriter problems, ReadOnlyMemory<byte> body, ReadOnlyMemory<byte> document, string? reason) =>
        EPrescriptionBundle.Read(document) switch
        {
            BundleReading.Understood understood => BundleSignature.TryRead(document, out var signature, out var unreadable)
                ? CommandEndpoint.SendAsync(
                    context, gate, problems, understood.Command with { Signature = signature, SafetyReason = reason is null ? null : new(SafetyReasonCode.Other, reason) },
                    body, StatusCodes.Status201Created, AsParameters)
                : problems.WriteAsync(context, CommandEndpoint.MaySend<RegisterPrescription>(context) ? unreadable : RequestRejections.Forbidden),
            _ when !CommandEndpoint.MaySend<RegisterPrescription>(context) => problems.WriteAsync(context, RequestRejections.Forbidden),
            BundleReading.Refused refused => FhirReader.WriteAsync(context, StatusCodes.Status422UnprocessableEntity, OperationOutcomes.Of(refused.Issues)),
            _ => throw new InvalidOperationException("A document is either understood or refused."),
        };
}
