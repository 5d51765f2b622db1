using Healthcare.Domain.Eligibility;
using Healthcare.Domain.Shared;
using Healthcare.Projections.Eligibility;
using NodaTime;

namespace Healthcare.Host.Portal;

/// <summary>How the portal speaks of consents.</summary>
public static class ConsentWords
{
    /// <summary>閲覧区分.</summary>
    public static string Of(InformationKind kind) => kind switch
    {
        InformationKind.Drugs => "薬剤・診療の情報",
        InformationKind.Surgery => "手術の情報",
        InformationKind.CheckUps => "健診の情報",
        _ => "限度額適用区分",
    };

    /// <summary>All kinds of a consent.</summary>
    public static string Of(IEnumerable<InformationKind> kinds) => string.Join("、", kinds.Select(Of));

    /// <summary>How it was given.</summary>
    public static string Of(ConsentChannel channel) => channel switch
    {
        ConsentChannel.Reader => "窓口のカードリーダー",
        ConsentChannel.Portal => "このポータル",
        _ => "医師・薬剤師などへの口頭",
    };

    /// <summary>How long it holds: by its last day where a day was the rule, else to the minute.</summary>
    public static string Until(ConsentStory story) => story.Given.Term switch
    {
        ConsentTerm.ChosenDay or ConsentTerm.VisitDay => $"{PortalWords.Day(Jst.DateOf(story.Until - Duration.Epsilon))}まで",
        ConsentTerm.InpatientStay => $"退院まで（遅くとも{PortalWords.Time(story.Until)}）",
        _ => $"{PortalWords.Time(story.Until)}まで",
    };

    /// <summary>Where a consent stands, and how it came to its end.</summary>
    public static string Of(ConsentEnding? ending) => ending switch
    {
        null => "期間終了",
        ConsentEnding.WithdrawnInPortal => "取り消し（このポータル）",
        ConsentEnding.WithdrawnAtReader => "取り消し（窓口）",
        _ => "退院により終了",
    };
}
