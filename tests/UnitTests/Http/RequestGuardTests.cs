using System.Text;
using Healthcare.Domain;
using Healthcare.Host.Http.Guard;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Healthcare.Tests.Http;

public sealed class RequestGuardTests
{
    private const string N = "123456789018";

    [Theory]
    [InlineData("application/json"), InlineData("application/fhir+json; charset=utf-8"), InlineData("APPLICATION/JSON;charset=\"UTF-8\"")]
    [InlineData("application/json-patch+json")]
    public async Task json_in_utf8_is_read(string contentType) =>
        Assert.Equal("{}", (await Post(contentType, "{}")).Guarded);

    [Theory]
    [InlineData("text/plain"), InlineData("text/json"), InlineData("multipart/form-data; boundary=x"), InlineData("application/xml")]
    [InlineData("application/json; charset=shift_jis"), InlineData("application/json; charset=utf-16"), InlineData("nonsense")]
    public async Task other_content_is_refused(string contentType) =>
        Assert.Equal("request.unsupported-media-type", (await Post(contentType, "{}")).Refusal?.Code);

    [Fact]
    public async Task content_of_no_kind_is_refused() =>
        Assert.Equal("request.unsupported-media-type", (await GuardRun.Of(r => (r.ContentLength, r.Body) = (2, Stream("{}")))).Refusal?.Code);

    [Fact]
    public async Task compressed_content_is_refused()
    {
        var run = await GuardRun.Of(r =>
        {
            r.ContentType = "application/json";
            r.Headers.ContentEncoding = "gzip";
            r.Body = Stream("{}");
        });
        Assert.Equal("request.unsupported-media-type", run.Refusal?.Code);
    }

    [Fact]
    public async Task a_request_without_a_body_passes() => Assert.True((await GuardRun.Of(_ => { })).Passed);

    [Fact]
    public async Task an_empty_body_passes_as_none()
    {
        var run = await Post("application/json", "");
        Assert.True(run.Passed);
        Assert.Null(run.Guarded);
    }

    [Fact]
    public async Task five_megabytes_pass() =>
        Assert.Equal(RequestGuard.MaxJsonBytes, (await GuardRun.Json(Filled(RequestGuard.MaxJsonBytes))).Guarded?.Length);

    [Fact]
    public async Task one_byte_more_is_refused_without_reading_the_rest()
    {
        var endless = new Endless();
        var run = await GuardRun.Of(r => (r.ContentType, r.Body) = ("application/json", endless));

        Assert.Equal(("request.too-large", RejectionKind.TooLarge), (run.Refusal?.Code, run.Refusal?.Kind));
        Assert.Equal(RequestGuard.MaxJsonBytes + 1, endless.Given);
        Assert.Equal("request.too-large", (await GuardRun.Json(Filled(RequestGuard.MaxJsonBytes + 1))).Refusal?.Code);
    }

    [Fact]
    public async Task a_body_announced_as_too_large_is_not_read()
    {
        var endless = new Endless();
        var run = await GuardRun.Of(r => (r.ContentType, r.ContentLength, r.Body) = ("application/json", RequestGuard.MaxJsonBytes + 1, endless));

        Assert.Equal(("request.too-large", 0), (run.Refusal?.Code, endless.Given));
    }

    [Theory]
    [InlineData(413, "request.too-large"), InlineData(400, "request.invalid"), InlineData(408, "request.invalid")]
    public async Task a_body_the_server_cannot_read_is_refused(int status, string code) =>
        Assert.Equal(code, (await GuardRun.Of(r => (r.ContentType, r.Body) = ("application/json", new Endless(status)))).Refusal?.Code);

    [Theory]
    [InlineData("?q=" + N, "query.q"), InlineData("?a=1&q=%31%32%33456789018", "query.q"), InlineData("?" + N + "=1", "query")]
    [InlineData("?q=1234+5678+9018", "query.q"), InlineData("?q=%EF%BC%91%EF%BC%92%EF%BC%93456789018", "query.q")]
    public async Task a_my_number_in_the_query_is_refused(string query, string field)
    {
        var refusal = (await GuardRun.Of(r => r.QueryString = new(query))).Refusal;
        Assert.Equal(("request.my-number", field), (refusal?.Code, refusal?.Fields[0].Field));
    }

    [Theory]
    [InlineData("/persons/" + N, "request.my-number"), InlineData("/a/1234-5678-9018/b", "request.my-number"), InlineData("/a/\0", "request.invalid")]
    [InlineData("/persons/0198f3a2-7b4c-7def-8123-" + N, null)]
    public async Task a_my_number_in_the_path_is_refused(string path, string? code) =>
        Assert.Equal(code, (await GuardRun.Of(r => r.Path = path)).Refusal?.Code);

    [Theory]
    [InlineData("a=1&b=" + N, "request.my-number"), InlineData("b=%31%32%33456789018", "request.my-number"), InlineData(N + "=1", "request.my-number")]
    [InlineData("a=%00", "request.invalid"), InlineData("grant_type=client_credentials&a=%zz&b=%ff&=&&", null)]
    public async Task a_my_number_in_a_form_is_refused(string form, string? code)
    {
        var run = await Post("application/x-www-form-urlencoded", form);
        Assert.Equal((code, code is null ? form : null), (run.Refusal?.Code, run.Rewound));
    }

    [Fact]
    public async Task a_form_that_its_reader_would_choke_on_is_refused()
    {
        Assert.Equal("request.invalid", (await Post("application/x-www-form-urlencoded", string.Concat(Enumerable.Repeat("a=1&", 1025)))).Refusal?.Code);
        Assert.Equal("request.invalid", (await Post("application/x-www-form-urlencoded", new string('a', 2049) + "=1")).Refusal?.Code);
        Assert.Equal("request.too-large", (await Post("application/x-www-form-urlencoded", new string('a', RequestGuard.MaxFormBytes + 1))).Refusal?.Code);
    }

    [Fact]
    public async Task nothing_of_a_request_is_left_when_it_is_over()
    {
        var (context, bytes) = (new DefaultHttpContext(), ReadOnlyMemory<byte>.Empty);
        (context.Request.ContentType, context.Request.Body) = ("application/json", Stream("\"secret\""));
        var sent = context.Request.Body;
        await new RequestGuard(
            c =>
            {
                bytes = c.Features.Get<GuardedBody>()!.Bytes;
                return Task.CompletedTask;
            },
            null!).InvokeAsync(context);

        Assert.True(bytes.Span.IndexOfAnyExcept((byte)0) < 0);
        Assert.Same(sent, context.Request.Body);
        Assert.Null(context.Features.Get<GuardedBody>());
    }

    private static Task<GuardRun> Post(string contentType, string body) =>
        GuardRun.Of(r => (r.ContentType, r.Body) = (contentType, Stream(body)));

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static byte[] Filled(int length) => [(byte)'"', .. Enumerable.Repeat((byte)'x', length - 2), (byte)'"'];

    /// <summary>A chunked body that never ends, or that the server gives up on.</summary>
    private sealed class Endless(int? failsWith = null) : MemoryStream
    {
        public int Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (failsWith is { } status)
                throw new BadHttpRequestException("bad", status);

            var count = Math.Min(buffer.Length, 4_000);
            buffer.Span[..count].Fill((byte)' ');
            Given += count;
            return new(count);
        }
    }
}
