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
        services.AddDaily<ExOfficioJob>(ExOfficioJob.Kind);
        services.AddDaily<CertificateNoticeJob>(CertificateNoticeJob.Kind);
        services.AddSingleton<DailySchedule>();
        if (builder.Configuration.GetValue<bool>(Daily))
            services.AddHostedService(provider => provider.GetRequiredService<DailySchedule>());
    }

    private static void AddDaily<TKind>(this IServiceCollection services, string kind)
        where TKind : class, IJobKind
    {
        services.AddSingleton<IJobKind, TKind>();
        services.AddKeyedSingleton(kind, (provider, _) => ActivatorUtilities.CreateInstance<DailyJob>(provider, kind));
        services.AddSingleton<IDailyWork>(provider => provider.GetRequiredKeyedService<DailyJob>(kind));
    }
}
