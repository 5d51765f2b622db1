using Healthcare.Domain.Shared;
using Xunit;

namespace Healthcare.Tests.Shared;

public sealed class MyNumberTests
{
    private const string Valid = "123456789018";

    public static TheoryData<string> Written =>
    [
        Valid, $"番号は{Valid}です", $"({Valid})", $"a,{Valid}", $"_{Valid}_", "１２３４５６７８９０１８", "12３４56789018",
        "1234-5678-9018", "1234 5678 9018", "1234　5678　9018", "1234\u00A05678\u00A09018", "1234-5678 9018",
        "1234－5678－9018", "1234ー5678ー9018", "1234–5678–9018", "1234−5678−9018", "１２３４－５６７８－９０１８",
        "個人番号 1234 5678 9018 です", "ID-1234-5678-9018", "2024-04-01 1234 5678 9018", "1.123456789018", "123456789018.",
        $"999999999999 {Valid}", $"{Valid}\n", "0001 1234-5678-9018", "12-123456789018",
    ];

    public static TheoryData<string?> Lookalikes =>
    [
        null, "", "12345678901", "1234567890180", $"A{Valid}", $"{Valid}A", $"{Valid}Ｆ", $"ａ{Valid}", "2149001F1234",
        $"0198f3a2-7b4c-7def-8123-{Valid}", $"urn:uuid:0198F3A2-7B4C-7DEF-8123-{Valid}", $"12345678-1234-5678-9018-{Valid}",
        $"abcdefab-1234-5678-9018-{Valid}", $"abcdefab-1234-5678-9018-abcdefabcdef",
        $"1.2.392.{Valid}", $"1.{Valid}.3", $"{Valid}.2.3", $"urn:oid:1.2.{Valid}",
        $"2026-05-12T09:30:00.{Valid}+09:00", "2026-05-12T09:30:00.123456789Z", "20260512T093000Z",
        "1234 5678 9018 3456", "3456 1234 5678 9018", "1234-5678-9018-3456", "03-1234-5678-9018", "1234-5678-9018-1",
        "1234--5678-9018", "1234 5678 901", "1234 5678 90180", "x1234 5678 9018", "1234_5678_9018", "١٢٣٤٥٦٧٨٩٠١٨",
    ];

    [Theory, MemberData(nameof(Written))]
    public void a_my_number_is_recognised_however_it_is_written(string text) => Assert.True(MyNumber.AppearsIn(text));

    [Theory, MemberData(nameof(Lookalikes))]
    public void what_only_looks_like_one_is_left_alone(string? text) => Assert.False(MyNumber.AppearsIn(text));

    [Fact]
    public void of_ten_last_digits_only_the_check_digit_makes_a_my_number()
    {
        var random = new Random(20260512);
        for (var i = 0; i < 2_000; i++)
        {
            var body = random.NextInt64(100_000_000_000).ToString("D11", null);
            for (var digit = '0'; digit <= '9'; digit++)
                Assert.Equal(digit == CheckDigit(body), MyNumber.AppearsIn(body + digit));
        }
    }

    [Theory, InlineData(0), InlineData(1)]
    public void a_remainder_of_nought_or_one_gives_nought(int remainder)
    {
        var body = Enumerable.Range(10_000, 10_000).Select(n => n.ToString("D11", null)).First(b => Remainder(b) == remainder);

        Assert.True(MyNumber.AppearsIn(body + '0'));
        Assert.False(MyNumber.AppearsIn(body + '1'));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(5), InlineData(10)]
    public void one_mistyped_digit_is_no_my_number(int place)
    {
        var typed = Valid.ToCharArray();
        typed[place] = (char)('0' + ((typed[place] - '0' + 1) % 10));
        Assert.False(MyNumber.AppearsIn(new string(typed)));
    }

    [Fact]
    public void long_text_is_read_in_linear_time()
    {
        var oids = string.Concat(Enumerable.Repeat($"{Valid}.", 100_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.False(MyNumber.AppearsIn("1." + oids + "1.1"));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 2_000);
    }

    private static char CheckDigit(string body) => Remainder(body) is var r && r <= 1 ? '0' : (char)('0' + 11 - r);

    private static int Remainder(string body) => body.Zip([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], (digit, weight) => (digit - '0') * weight).Sum() % 11;
}
