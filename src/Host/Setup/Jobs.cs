using Healthcare.Application.Jobs;
using Healthcare.Host.Jobs;
using Healthcare.Projections.Jobs;

namespace Healthcare.Host.Setup;

/// <summary>Long work: what takes it in, what does it, and its kinds.</summary>
public static class Jobs
{
    /// <summary>Adds it.</summary>
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<JobSignal>();
        services.AddSingleton<IJobs, JobIntake>();
        services.AddSingleton<JobSteps>();
        services.AddSingleton<AbandonedUploads>();
        services.AddSingleton<JobReads>();
        services.AddSingleton<JobReport>();
        services.AddSingleton<Transfers>();
        services.AddSingleton<IJobKind, CoverageIntakeJob>();
        services.AddSingleton<IJobKind, EligibilityBatchJob>();
        services.AddHostedService<JobRunner>();
    }
}
