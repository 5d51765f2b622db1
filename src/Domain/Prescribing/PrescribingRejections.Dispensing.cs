namespace Healthcare.Domain.Prescribing;

public static partial class PrescribingRejections
{
    /// <summary>Another pharmacy holds it.</summary>
    public static readonly Rejection HeldByAnotherPharmacy = new(
        "prescribing.held-by-another-pharmacy", RejectionKind.Conflict, "Another pharmacy holds the prescription.", "The other pharmacy has to return it first.");

    /// <summary>Not the bearer of the secret.</summary>
    public static readonly Rejection WrongSecret = new(
        "prescribing.wrong-secret", RejectionKind.Forbidden, "The secret is not the one handed over at receipt.", "Recover the secret at POST /secret-recoveries.");

    /// <summary>The next use has a window.</summary>
    public static readonly Rejection NextUseTooEarly = new(
        "prescribing.next-use-too-early", RejectionKind.Refused, "The next use of this prescription may not be begun yet.", "Receive it in the days that the details name.");

    /// <summary>Before the issue or after today.</summary>
    public static readonly Rejection DispensingDateOutOfRange = new(
        "prescribing.dispensing-date-out-of-range", RejectionKind.Refused, "The day of dispensing lies before the first day of use or in the future.",
        "Correct the day of dispensing.");

    /// <summary>Nothing is said of any line.</summary>
    public static readonly Rejection NothingSettled = new(
        "prescribing.nothing-settled", RejectionKind.Refused, "The dispensing says nothing of any line.", "Send a result for at least one line.");

    /// <summary>No such dispensing in this use.</summary>
    public static readonly Rejection DispensingNotFound = new(
        "prescribing.dispensing-not-found", RejectionKind.Missing, "The present use of the prescription has no such dispensing.", "Check the dispensing id.");

    /// <summary>No such line.</summary>
    public static readonly Rejection LineNotFound = new(
        "prescribing.line-not-found", RejectionKind.Refused, "The prescription has no such line, or it is named twice.", "Check rpNumber and order.");

    /// <summary>Nothing is left to do about it.</summary>
    public static readonly Rejection LineSettled = new(
        "prescribing.line-settled", RejectionKind.Conflict, "The line is settled already.", "Correct the dispensing that settled it.");

    /// <summary>Not dispensed needs a reason.</summary>
    public static readonly Rejection ReasonRequired = new(
        "prescribing.reason-required", RejectionKind.Refused, "A line that is not dispensed needs a reason.", "Send its reason.");

    /// <summary>Status and amount do not fit.</summary>
    public static readonly Rejection ResultContradicts = new(
        "prescribing.result-contradicts", RejectionKind.Refused, "The result of a line contradicts itself.",
        "Dispensed and partDispensed need what was given, with the same rpNumber and order; owing and notDispensed have nothing given; all that is left is not a part.");

    /// <summary>後発品変更不可.</summary>
    public static readonly Rejection SubstitutionNotAllowed = new(
        "prescribing.substitution-not-allowed", RejectionKind.Refused, "The product may not take the place of the prescribed one.",
        "Hand the prescribed product over, or agree on a change with the prescriber (疑義照会).");

    /// <summary>More than is left.</summary>
    public static readonly Rejection MoreThanPrescribed = new(
        "prescribing.more-than-prescribed", RejectionKind.Refused, "More would be handed over than is left of the line in this use.",
        "Correct the amount, or agree on a change with the prescriber (疑義照会).");

    /// <summary>The doubt is not settled.</summary>
    public static readonly Rejection QueryOpen = new(
        "prescribing.query-open", RejectionKind.Conflict, "A query to the prescriber has no answer yet.", "Wait for the answer, or write down the one given on the telephone.");

    /// <summary>No such query.</summary>
    public static readonly Rejection QueryNotFound = new(
        "prescribing.query-not-found", RejectionKind.Missing, "The prescription has no such query.", "Check the query id.");

    /// <summary>Answered already.</summary>
    public static readonly Rejection QueryAnsweredAlready = new(
        "prescribing.query-answered-already", RejectionKind.Conflict, "The query has been answered.", "Raise a new one if a doubt is left.");
}
