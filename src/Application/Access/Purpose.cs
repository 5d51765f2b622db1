namespace Healthcare.Application.Access;

/// <summary>What data are used for. The operator may use them for no other purpose.</summary>
public enum Purpose
{
    /// <summary>診療・調剤: care of the person.</summary>
    Treatment,

    /// <summary>資格確認・保険: insurance.</summary>
    Insurance,

    /// <summary>本人閲覧: the person's own use.</summary>
    PersonalUse,

    /// <summary>運用: keeping the platform running.</summary>
    Operations,

    /// <summary>監査: audit.</summary>
    Audit,
}
