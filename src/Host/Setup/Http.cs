using Healthcare.Application;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Healthcare.Host.Http.Guard;
using Healthcare.Projections.Storage;

namespace Healthcare.Host.Setup;

/// <summary>What holds for every request: limits, and an answer of ours to whatever goes wrong.</summary>
public static class Http
{
    /// <summary>A request may be 5 MB; the guard refuses more with an answer, Kestrel without one a little above.</summary>
    public static void AddKestrelLimits(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestGuard.MaxJsonBytes + 1;
        });

    /// <summary>JSON as we speak it.</summary>
    public static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options => StoredJson.Configure(options.SerializerOptions));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
    }

    /// <summary>Faults become a plain 500 without their text; what no endpoint answers becomes a problem.</summary>
    public static void UseFaults(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = WriteFaultAsync, AllowStatusCode404Response = true });
        app.UseStatusCodePages(async pages =>
        {
            if (RejectionFor(pages.HttpContext.Response.StatusCode) is { } rejection)
                await pages.HttpContext.RequestServices.GetRequiredService<IRejectionWriter>().WriteAsync(pages.HttpContext, rejection);
        });
    }

    private static Task WriteFaultAsync(HttpContext context)
    {
        var error = context.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>()?.Error;
        var rejection = error is BadHttpRequestException ? RequestRejections.Invalid : RequestRejections.Fault;
        return context.RequestServices.GetRequiredService<IRejectionWriter>().WriteAsync(context, rejection);
    }

    private static Rejection? RejectionFor(int status) => status switch
    {
        StatusCodes.Status404NotFound => RequestRejections.NotFound,
        StatusCodes.Status405MethodNotAllowed => RequestRejections.MethodNotAllowed,
        StatusCodes.Status415UnsupportedMediaType => RequestRejections.UnsupportedMediaType,
        StatusCodes.Status400BadRequest => RequestRejections.Invalid,
        _ => null,
    };
}
