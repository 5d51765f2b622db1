using Healthcare.Host.Http;
using Healthcare.Host.Http.Guard;
using Healthcare.Host.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using Scalar.AspNetCore;

namespace Healthcare.Host.Docs;

/// <summary>The OpenAPI document, with an example for each command and each upload, and its browser.</summary>
public static class ApiDocument
{
    private const string Bearer = "bearer";

    /// <summary>Describes the API.</summary>
    public static void AddDocs(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenApi(options =>
        {
            options.AddDocumentTransformer((document, _, _) => Describe(document));
            options.AddSchemaTransformer((schema, context, _) => Dates(schema, context.JsonTypeInfo.Type));
            options.AddOperationTransformer(OperationAsync);
        });

    /// <summary>Serves <c>/openapi/v1.json</c> and <c>/docs</c>.</summary>
    public static void MapDocs(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs", options => options.WithTitle("Healthcare API")).AllowAnonymous();
    }

    private static Task Describe(OpenApiDocument document)
    {
        document.Info.Title = "Healthcare";
        document.Info.Version = "v1";
        document.Info.Description =
            "An open engine for Japan's national health-record platform (全国医療情報プラットフォーム). "
            + "Every command is idempotent under its Idempotency-Key or its own id; every refusal has a code of the catalogue at /errors; unknown members and parameters are refused.";
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            BearerFormat = "JWT",
            Description = "An OIDC access token; the demonstration's issuer gives one at /connect/token.",
        };
        return Task.CompletedTask;
    }

    /// <summary>Dates are strings; the exporter cannot see that through their converters.</summary>
    private static Task Dates(OpenApiSchema schema, Type type)
    {
        var format = Nullable.GetUnderlyingType(type) ?? type;
        if (format == typeof(LocalDate) || format == typeof(Instant) || format == typeof(YearMonth))
        {
            schema.Type = JsonSchemaType.String;
            schema.Properties?.Clear();
            schema.Format = format == typeof(LocalDate) ? "date" : format == typeof(Instant) ? "date-time" : null;
            schema.Pattern = format == typeof(YearMonth) ? "^[0-9]{4}-[0-9]{2}$" : null;
        }

        return Task.CompletedTask;
    }

    private static async Task OperationAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<CommandMetadata>().FirstOrDefault() is { } command && context.Description.RelativePath?.StartsWith("fhir", StringComparison.Ordinal) == false)
            DescribeCommand(operation, command);
        if (metadata.OfType<IAcceptsMetadata>().FirstOrDefault()?.RequestType is { } accepted
            && operation.RequestBody?.Content is { } content && content.TryGetValue("application/json", out var json) && json is OpenApiMediaType body)
            body.Example = CommandExamples.Of(accepted);
        if (metadata.OfType<LinesMetadata>().FirstOrDefault() is { } lines)
            await DescribeLinesAsync(operation, lines, context, ct);
        if (metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
    }

    private static async Task DescribeLinesAsync(OpenApiOperation operation, LinesMetadata lines, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        operation.Description =
            "One JSON object a line, or CSV (RFC 4180 without line breaks inside quotes; UTF-8) whose header names the members; an empty field without quotes is left out. "
            + "A line may have 16 KB, and the schema is that of one line. Lines count from 1, the CSV's header not among them.";
        var schema = await context.GetOrCreateSchemaAsync(lines.Line, null, ct);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [BodyKinds.NewlineDelimitedJson] = new OpenApiMediaType { Schema = schema, Example = LineExamples.Json(lines.Line) },
                [BodyKinds.Csv] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = LineExamples.Csv(lines.Line) },
            },
        };
    }

    private static void DescribeCommand(OpenApiOperation operation, CommandMetadata command)
    {
        operation.Description = $"Roles: {string.Join(", ", command.Roles.Select(RoleNames.Of))}.";
        operation.Parameters ??= [];
        operation.Parameters.Add(Header("Idempotency-Key", "The same key and body again is answered the same; needed where the body has no id of its own."));
        operation.Parameters.Add(Header("If-Match", "The version (ETag) of the record that was last seen; another one is refused with 412."));
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
