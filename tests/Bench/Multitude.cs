using System.Globalization;
using System.Net;
using System.Text;
using Healthcare.Domain.Shared;
using NodaTime;

namespace Healthcare.Bench;

/// <summary>Any number of invented people of one insurer, each told by a number, and the insurer's file of some of them.</summary>
internal static class Multitude
{
    /// <summary>An insurer of the demonstration.</summary>
    public const string Insurer = "06139919";

    private const string Symbol = "9900", Branch = "00";
    private const int AtOnce = 64 * 1024;

    /// <summary>The person with this number. A card is theirs only once it is linked.</summary>
    public static BenchPerson Person(int number, LocalDate cardThrough)
    {
        var id = IdOf(number);
        return new(id, $"{StreamId.Of("bench-card", id):N}", cardThrough, new(Insurer, Symbol, NumberOf(number), Branch, new(1980, 5, 5)));
    }

    /// <summary>The insurer's file of these persons as NDJSON.</summary>
    public static HttpContent File(int first, int count) => new Lines(Enumerable.Range(first, count).Select(Line), "application/x-ndjson");

    /// <summary>An institution's bookings of these persons.</summary>
    public static HttpContent Bookings(IEnumerable<int> numbers, LocalDate day) => new Lines(numbers.Select(number => Booking(number, day)), "application/x-ndjson");

    private static Guid IdOf(int number) => StreamId.Of("bench-person", number.ToString(CultureInfo.InvariantCulture));

    // Nobody of the synthetic nation has so long a number.
    private static string NumberOf(int number) => $"9{number:D8}";

    private static string Line(int number)
    {
        var id = IdOf(number);
        return $$$"""{"action":"register","personId":"{{{id}}}","coverageId":"{{{StreamId.Of("bench-coverage", id)}}}","insurerNumber":"{{{Insurer}}}","symbol":"{{{Symbol}}}","number":"{{{NumberOf(number)}}}","branch":"{{{Branch}}}","category":"employees","relationship":"insured","from":"2020-04-01","copayPercent":30,"family":"試験","given":"太郎","familyKana":"シケン","givenKana":"タロウ","birthDate":"1980-05-05","sex":"male","postalCode":"1000001","prefecture":"東京都","city":"千代田区","line":"千代田１－１"}""";
    }

    private static string Booking(int number, LocalDate day) =>
        $$$"""{"bookingId":"{{{number}}}","insurerNumber":"{{{Insurer}}}","symbol":"{{{Symbol}}}","number":"{{{NumberOf(number)}}}","branch":"{{{Branch}}}","birthDate":"1980-05-05","serviceDate":"{{{day:yyyy-MM-dd}}}"}""";

    /// <summary>Lines that are made while they are sent.</summary>
    private sealed class Lines : HttpContent
    {
        private readonly IEnumerable<string> lines;

        public Lines(IEnumerable<string> lines, string mediaType)
        {
            this.lines = lines;
            Headers.ContentType = new(mediaType);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var text = new StringBuilder();
            foreach (var line in lines)
            {
                text.Append(line).Append('\n');
                if (text.Length >= AtOnce)
                    await SendAsync(stream, text);
            }

            await SendAsync(stream, text);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        private static async Task SendAsync(Stream stream, StringBuilder text)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()));
            text.Clear();
        }
    }
}
