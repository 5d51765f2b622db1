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
        group.MapCommand<RegisterPrescription>("/prescriptions", "Register a prescription, with the duplicate check (重複投薬)");
        group.MapCommand<ReceivePrescription>("/prescription-receipts", "Receive a prescription at a pharmacy (受付)");
        group.MapCommand<DispensePrescription>("/dispensings", "Register that the drugs were handed over (調剤)");
    }
}
