using System.Reflection;
using Healthcare.Domain;
using Healthcare.Domain.Prescribing;
using Healthcare.Host.Desk;
using Xunit;

namespace Healthcare.Tests.Desk;

/// <summary>The desks say every refusal in Japanese.</summary>
public sealed class DeskErrorWordsTests
{
    [Fact]
    public void every_refusal_of_prescribing_has_words_of_its_own()
    {
        var silent = typeof(PrescribingRejections).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<Rejection>().Concat(PrescribingRejections.OutOfOrder)
            .Where(rejection => DeskErrorWords.Of(rejection) is var words && (IsEnglish(words.Title) || IsEnglish(words.Advice) || !IsItsOwn(rejection, words.Title)))
            .Select(rejection => rejection.Code).ToList();
        Assert.True(silent.Count == 0, $"Add words to {nameof(DeskErrorWords)} for:\n{string.Join('\n', silent)}");
    }

    [Theory]
    [InlineData("lines[1].daysSupply", "2番目の薬の日数")]
    [InlineData("lines[0].drug.code", "1番目の薬のコード")]
    [InlineData("safetyReason.text", "続ける理由")]
    [InlineData("text", "内容・理由")]
    public void a_field_at_fault_is_named_as_the_form_names_it(string field, string words) =>
        Assert.Equal(words, DeskErrorWords.Of(new FieldError(field, "rule")));

    private static bool IsEnglish(string text) => text.All(letter => letter < 0x3000);

    /// <summary>The words by kind alone would leave out what happened.</summary>
    private static bool IsItsOwn(Rejection rejection, string title) =>
        title != DeskErrorWords.Of(rejection with { Code = "other.code" }).Title;
}
