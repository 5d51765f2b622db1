using System.Text;
using Healthcare.Domain;
using Healthcare.Host.Http;
using Healthcare.Host.Http.Guard;
using Microsoft.AspNetCore.Http;

namespace Healthcare.Tests.Http;

/// <summary>What became of one request at the guard.</summary>
internal sealed record GuardRun(Rejection? Refusal, bool Passed, string? Guarded, string? ContentType, string? Rewound)
{
    public static Task<GuardRun> Json(string json) => Json(Encoding.UTF8.GetBytes(json));

    public static Task<GuardRun> Json(byte[] json) => Of(request =>
    {
        request.ContentType = "application/json";
        request.Body = new MemoryStream(json);
    });

    public static async Task<GuardRun> Of(Action<HttpRequest> prepare)
    {
        var context = new DefaultHttpContext();
        prepare(context.Request);
        var (run, writer) = (new GuardRun(null, false, null, null, null), new Writer());
        await new RequestGuard(async seen => run = await Read(seen), writer).InvokeAsync(context);
        return run with { Refusal = writer.Written };
    }

    private static async Task<GuardRun> Read(HttpContext context)
    {
        var body = context.Features.Get<GuardedBody>();
        using var reader = new StreamReader(context.Request.Body);
        var rewound = await reader.ReadToEndAsync();
        return new(null, true, body is null ? null : Encoding.UTF8.GetString(body.Bytes.Span), body?.ContentType, rewound);
    }

    private sealed class Writer : IRejectionWriter
    {
        public Rejection? Written { get; private set; }

        public Task WriteAsync(HttpContext context, Rejection rejection)
        {
            Written = rejection;
            return Task.CompletedTask;
        }
    }
}
