using Healthcare.Application.Prescribing;
using Healthcare.Host.Http;

namespace Healthcare.Host.Endpoints;

/// <summary>電子処方箋: prescriptions, receipt, dispensing.</summary>
public static class PrescribingEndpoints
{
    /// <summary>Maps the commands of this context.</summary>
    public static void MapPrescribing(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(string.Empty).WithTags("Prescribing 電子処方箋");
        group.MapCommand<RegisterPrescription>("/prescriptions", "Register a prescription, with the safety check (重複投薬・併用禁忌)");
        group.MapCommand<ReceivePrescription>("/prescription-receipts", "Receive a prescription at a pharmacy (受付)");
        group.MapCommand<DispensePrescription>("/dispensings", "Register what was done about the drugs, line by line (調剤)");
        group.MapCommand<AmendPrescription>("/prescription-amendments", "Change the drugs before a pharmacy received the prescription (変更)");
        group.MapCommand<CancelPrescription>("/prescription-cancellations", "Cancel a prescription (取消し); noted while a pharmacy holds it");
        group.MapCommand<RecoverSecret>("/secret-recoveries", "A new secret for the pharmacy that holds the prescription");
        group.MapCommand<ReturnPrescription>("/prescription-returns", "Give a prescription back before anything was handed over (受付取消)");
        group.MapCommand<CorrectDispensing>("/dispensing-corrections", "Correct a dispensing until the prescription is closed");
        group.MapCommand<ClosePrescription>("/prescription-closings", "Finish with a prescription; of a refill or split the next use opens");
        group.MapCommand<QueryPrescriber>("/prescription-queries", "Query the prescriber (疑義照会)");
        group.MapCommand<AnswerQuery>("/query-answers", "Answer a query, with the change that was agreed");
        group.MapCommand<SendMessage>("/prescriber-messages", "Tell the prescriber something (伝達事項)");
    }
}
