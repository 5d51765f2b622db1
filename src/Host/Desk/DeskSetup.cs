using Healthcare.Projections.Prescribing;

namespace Healthcare.Host.Desk;

/// <summary>What the desks are made with.</summary>
public static class DeskSetup
{
    /// <summary>Adds it.</summary>
    public static void AddDesks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DeskRecords>();
        builder.Services.AddSingleton<DeskSecrets>();
        builder.Services.AddSingleton<DeskReader>();
        builder.Services.AddSingleton<DeskCommands>();
        builder.Services.AddSingleton<DeskPages>();
        builder.Services.AddSingleton<DoctorDesk>();
        builder.Services.AddSingleton<PharmacyDesk>();
    }
}
