namespace Healthcare.Application.Identity;

/// <summary>In which capacity somebody uses the platform. One access token carries one role.</summary>
public enum Role
{
    /// <summary>被保険者: the person the data are about.</summary>
    InsuredPerson,

    /// <summary>受付・職員: front desk of an institution.</summary>
    Clerk,

    /// <summary>医師.</summary>
    Doctor,

    /// <summary>歯科医師.</summary>
    Dentist,

    /// <summary>薬剤師.</summary>
    Pharmacist,

    /// <summary>救急隊員.</summary>
    Paramedic,

    /// <summary>医療保険者の職員.</summary>
    Insurer,

    /// <summary>自治体職員.</summary>
    Municipality,

    /// <summary>保健所・JIHS・厚生労働省.</summary>
    PublicHealthOfficer,

    /// <summary>承認された研究者.</summary>
    Researcher,

    /// <summary>支払基金・国保中央会: who runs the platform.</summary>
    Operator,

    /// <summary>監査人.</summary>
    Auditor,
}
