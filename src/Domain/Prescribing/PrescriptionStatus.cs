namespace Healthcare.Domain.Prescribing;

/// <summary>Where a prescription stands.</summary>
public enum PrescriptionStatus
{
    /// <summary>Registered; any pharmacy may receive it in its period of use.</summary>
    Registered,

    /// <summary>調剤中: one pharmacy holds it.</summary>
    Received,

    /// <summary>調剤済み: every line is settled, at least one was handed over.</summary>
    Dispensed,

    /// <summary>A part was handed over; the pharmacy owes the rest.</summary>
    PartlyDispensed,

    /// <summary>The pharmacy hands nothing over, for a reason on each line.</summary>
    NotDispensed,

    /// <summary>The pharmacy has finished with it, for all uses.</summary>
    Closed,

    /// <summary>取消し by the prescriber.</summary>
    Cancelled,

    /// <summary>期限切れ: nobody received it in time. Never stored: it follows from the day of use.</summary>
    Expired,
}

/// <summary>What is done with a prescription.</summary>
public enum PrescriptionAction
{
    /// <summary>変更 by the prescriber.</summary>
    Amend,

    /// <summary>取消し by the prescriber.</summary>
    Cancel,

    /// <summary>受付.</summary>
    Receive,

    /// <summary>The pharmacy that holds it lost its secret.</summary>
    RecoverSecret,

    /// <summary>受付取消.</summary>
    Return,

    /// <summary>調剤.</summary>
    Dispense,

    /// <summary>Correcting what was registered as dispensed.</summary>
    Correct,

    /// <summary>The pharmacy has finished.</summary>
    Close,

    /// <summary>疑義照会.</summary>
    Query,

    /// <summary>Its answer.</summary>
    Answer,

    /// <summary>A message of the pharmacy to the prescriber.</summary>
    Message,
}

/// <summary>Where one drug of a prescription stands, in its present use.</summary>
public enum LineStatus
{
    /// <summary>Nothing was done about it yet.</summary>
    Prescribed,

    /// <summary>Handed over.</summary>
    Dispensed,

    /// <summary>A part was handed over; the rest is owed.</summary>
    PartDispensed,

    /// <summary>Nothing was handed over yet; all is owed.</summary>
    Owing,

    /// <summary>Will not be handed over, for a reason.</summary>
    NotDispensed,

    /// <summary>Taken away by the prescriber.</summary>
    Cancelled,

    /// <summary>Nobody received it in time. Never stored.</summary>
    Expired,
}

/// <summary>Why a drug is not handed over.</summary>
public enum NotDispensedReason
{
    /// <summary>The person does not want it.</summary>
    Declined,

    /// <summary>The person has enough of it (残薬).</summary>
    HasSupply,

    /// <summary>The pharmacist found it unsuitable.</summary>
    Unsuitable,

    /// <summary>It duplicates another drug (重複投薬).</summary>
    Duplicate,

    /// <summary>It must not be taken together with another drug (併用禁忌).</summary>
    Contraindicated,

    /// <summary>The person is allergic to it.</summary>
    Allergy,

    /// <summary>Taken away by the prescriber on a query (疑義照会).</summary>
    RemovedOnQuery,

    /// <summary>It cannot be supplied.</summary>
    Unavailable,

    /// <summary>The person did not come for it.</summary>
    NotCollected,

    /// <summary>The person has died.</summary>
    Deceased,

    /// <summary>Something else, told in the text.</summary>
    Other,
}

/// <summary>Why a prescriber cancels.</summary>
public enum CancellationReason
{
    /// <summary>Something was written wrongly.</summary>
    Mistake,

    /// <summary>The person's condition asks for something else.</summary>
    ClinicalChange,

    /// <summary>The person does not want it.</summary>
    AtRequest,

    /// <summary>On a pharmacy's query (疑義照会).</summary>
    OnQuery,

    /// <summary>Registered for the wrong person.</summary>
    WrongPerson,

    /// <summary>The person has died.</summary>
    Deceased,

    /// <summary>Something else, told in the text.</summary>
    Other,
}
