using System.Text;
using Healthcare.Application.Jobs;
using Healthcare.Domain;
using Healthcare.Host.Http.Guard;
using Xunit;

namespace Healthcare.Tests.Http;

public sealed class LinesTests
{
    private static readonly string[] Members = ["a", "b"];

    [Theory]
    [InlineData("1,2", "1|2"), InlineData("", "-"), InlineData(",", "-|-"), InlineData("\"\",x", "|x"), InlineData("\"a,\"\"b\"\"\",c", "a,\"b\"|c")]
    [InlineData("\"open", null), InlineData("a\"b", null), InlineData("\"a\"b,c", null), InlineData("\"a\"\"", null), InlineData("\"a\" ,b", null)]
    public void the_fields_of_a_line_of_csv(string line, string? fields) =>
        Assert.Equal(fields, CsvRecord.Read(line) is { } read ? string.Join('|', read.Select(field => field ?? "-")) : null);

    [Theory]
    [InlineData("x\ny", "x|y"), InlineData("x\r\n\ny\n", "x||y"), InlineData("", ""), InlineData("\n", ""), InlineData("12345678\n123456789\n1\n", "12345678|!|1"), InlineData("1\n123456789", "1|!")]
    public async Task a_body_is_cut_into_lines_wherever_its_bytes_break(string body, string lines)
    {
        foreach (var piece in new[] { 1, 3, 1000 })
        {
            List<string> read = [];
            await foreach (var line in ByteLines.ReadAsync(new Pieces(Encoding.UTF8.GetBytes(body), piece), 8, CancellationToken.None))
                read.Add(line is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : "!");
            Assert.Equal(lines, string.Join('|', read));
        }
    }

    [Fact]
    public async Task a_line_without_end_is_passed_over_in_a_buffer_of_one_size()
    {
        var body = new string('x', 1_000_000) + "\n{}\n";
        Assert.Equal(["jobs.line-too-long", "{}"], await ReadAsync(body, csv: false));
    }

    [Fact]
    public async Task a_line_of_csv_becomes_the_object_that_a_line_of_ndjson_is() =>
        Assert.Equal(
            ["{\"b\":\"東京\",\"a\":\"1\"}", "{\"a\":\"2\"}", "{\"b\":\"\",\"a\":\"3\"}", "jobs.malformed-line", "request.my-number"],
            await ReadAsync("b,a\n東京,1\n,2\n\"\",3\nx\nx,1234-5678-9018\n", csv: true));

    [Theory]
    [InlineData("urn:oid:1.2.392.100495.20.3.51", "value"), InlineData("http://jpfhir.jp/fhir/core/IdSystem/x", "value"), InlineData("http://loinc.org", "code")]
    public async Task no_system_excuses_a_my_number_in_a_line(string system, string member)
    {
        Assert.Equal(["request.my-number"], await ReadAsync($$"""{"system":"{{system}}","{{member}}":"123456789018"}""", csv: false));
        Assert.Equal(["request.my-number"], await ReadAsync($$"""{"x":[{"{{member}}":"123456789018","system":"{{system}}"}]}""", csv: false));
    }

    [Theory]
    [InlineData("a,a"), InlineData("a,c"), InlineData("a,"), InlineData(""), InlineData("\"a")]
    public async Task a_csv_needs_a_header_that_names_known_columns_once(string header) => Assert.Equal("jobs.malformed-header", await HeaderAsync(header));

    [Fact]
    public async Task a_my_number_is_no_name_of_a_column() => Assert.Equal("request.my-number", await HeaderAsync("a,123456789018"));

    private static async Task<string?> HeaderAsync(string header)
    {
        Rejection? refusal = null;
        await foreach (var _ in new GuardedLines(new MemoryStream(Encoding.UTF8.GetBytes(header + "\nx,y\n")), IsCsv: true).ReadAsync(Members, r => refusal = r, CancellationToken.None))
            Assert.Fail("A line was read.");
        return refusal?.Code;
    }

    private static async Task<List<string>> ReadAsync(string body, bool csv)
    {
        List<string> read = [];
        await foreach (var line in new GuardedLines(new MemoryStream(Encoding.UTF8.GetBytes(body)), csv).ReadAsync(Members, _ => Assert.Fail("Refused."), CancellationToken.None))
        {
            Assert.True(line.Refusal is null || line.Text.Length == 0, "Something of a refused line is kept.");
            read.Add(line.Refusal?.Code ?? line.Text);
        }

        return read;
    }

    /// <summary>A body that comes in small pieces.</summary>
    private sealed class Pieces(byte[] body, int size) : MemoryStream(body)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
