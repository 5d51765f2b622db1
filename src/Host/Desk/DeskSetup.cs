using Healthcare.Host.Signatures;
using Healthcare.Projections.Prescribing;
using NodaTime;

namespace Healthcare.Host.Desk;

/// <summary>What the desks are made with.</summary>
public static class DeskSetup
{
    /// <summary>Adds it; where the demonstration has signature cards, the desks sign with them.</summary>
    public static void AddDesks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DeskRecords>();
        builder.Services.AddSingleton<DeskSecrets>();
        builder.Services.AddSingleton<DeskReader>();
        builder.Services.AddSingleton<DeskPersonReader>();
        builder.Services.AddSingleton<DeskCommands>();
        builder.Services.AddSingleton<DeskPages>();
        builder.Services.AddSingleton<BothDesks>();
        builder.Services.AddSingleton<DoctorDesk>();
        builder.Services.AddSingleton<PharmacyReceipts>();
        builder.Services.AddSingleton<PharmacyCounter>();
        builder.Services.AddSingleton<PharmacyDesk>();
        if (SignatureSettings.Read(builder.Configuration, builder.Environment).DemoDirectory is { } directory)
            builder.Services.AddSingleton<IDeskSigner>(provider => new DemoDeskSigner(directory, provider.GetRequiredService<IClock>()));
    }
}
