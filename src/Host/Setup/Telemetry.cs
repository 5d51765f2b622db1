using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Healthcare.Host.Setup;

/// <summary>Logs, traces and metrics. None of them carries personal data: routes, never paths; codes, never values.</summary>
public static class Telemetry
{
    /// <summary>Adds them; they are sent by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        builder.Logging.AddFilter("Marten", LogLevel.Warning);
        builder.Logging.AddFilter("JasperFx", LogLevel.Warning);
        builder.Logging.AddFilter("Wolverine", LogLevel.Warning);
        if (builder.Environment.IsProduction())
            builder.Logging.ClearProviders().AddJsonConsole();

        // Spans and measurements that nobody receives would still cost.
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("healthcare"))
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation(WithoutAddresses).AddSource("Wolverine", "Marten").AddNpgsql())
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter("Wolverine*", "Marten", "Npgsql"))
            .UseOtlpExporter();
    }

    /// <summary>A path may hold a person's id: the route stands for it.</summary>
    private static void WithoutAddresses(OpenTelemetry.Instrumentation.AspNetCore.AspNetCoreTraceInstrumentationOptions options) =>
        options.EnrichWithHttpResponse = (activity, response) =>
        {
            var route = (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unmatched";
            activity.SetTag("url.path", route);
            activity.SetTag("url.query", null);
        };
}
