using Healthcare.Application.Jobs;
using Healthcare.Host.Jobs;
using Healthcare.Host.Schedule;
using Healthcare.Projections.Jobs;

namespace Healthcare.Host.Setup;

/// <summary>What is done each day, and the jobs for it.</summary>
public static class Schedules
{
    /// <summary>The setting that switches the schedule on; what it would start can be started by hand without it.</summary>
    public const string Daily = "Schedule:Daily";

    /// <summary>Adds it.</summary>
    public static void AddSchedule(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<EveryPerson>();
        services.AddSingleton<IJobKind, ExOfficioJob>();
        services.AddSingleton<ExOfficioDay>();
        services.AddSingleton<IDailyWork>(provider => provider.GetRequiredService<ExOfficioDay>());
        services.AddSingleton<DailySchedule>();
        if (builder.Configuration.GetValue<bool>(Daily))
            services.AddHostedService(provider => provider.GetRequiredService<DailySchedule>());
    }
}
