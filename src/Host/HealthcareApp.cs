using Healthcare.Host.Cards;
using Healthcare.Host.Desk;
using Healthcare.Host.Docs;
using Healthcare.Host.Endpoints;
using Healthcare.Host.Http;
using Healthcare.Host.Http.Guard;
using Healthcare.Host.Identity;
using Healthcare.Host.Portal;
using Healthcare.Host.Setup;
using Healthcare.Host.Signatures;
using Healthcare.Host.Statistics;

namespace Healthcare.Host;

/// <summary>The program as a whole: what it is made of, and what it serves.</summary>
public static class HealthcareApp
{
    /// <summary>Everything that is registered.</summary>
    public static WebApplicationBuilder AddHealthcare(this WebApplicationBuilder builder)
    {
        builder.AddKestrelLimits();
        builder.AddTelemetry();
        builder.AddStorage();
        builder.AddMessaging();
        builder.AddGates();
        builder.AddCards();
        builder.AddSignatures();
        builder.AddJobs();
        builder.AddSchedule();
        builder.AddHealthcareIdentity();
        builder.AddHttp();
        builder.AddPortal();
        builder.AddDesks();
        builder.AddStatistics();
        builder.AddDocs();
        return builder;
    }

    /// <summary>Everything that is served.</summary>
    public static WebApplication MapHealthcare(this WebApplication app)
    {
        app.UseFaults();
        app.UseMiddleware<RequestGuard>();
        app.UseRouting();
        app.UseHealthcareIdentity();
        app.Use(GuardedLines.Enforce);
        app.Use(AllowedQuery.Enforce);

        app.MapEligibility();
        app.MapCoverageCorrections();
        app.MapReception();
        app.MapCardChallenges();
        app.MapCredentials();
        app.MapEligibilityCertificates();
        app.MapPrescribing();
        app.MapMedications();
        app.MapPrescriptionReads();
        app.MapSignedDocuments();
        app.MapReference();
        app.MapDrugMaster();
        app.MapFhir();
        app.MapAccesses();
        app.MapAudit();
        app.MapOperations();
        app.MapJobs();
        app.MapErrors();
        app.MapDocs();
        app.MapDemoIssuer();
        app.MapSignIn();
        app.MapPortal();
        app.MapDesks();
        app.MapStatistics();
        return app;
    }
}
