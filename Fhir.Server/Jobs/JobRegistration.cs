using Fhir.Server.Operations.Bulk;
using Fhir.Server.Operations.Everything;
using Fhir.Server.Operations.Import;
using Fhir.Server.Operations.Reindex;

namespace Fhir.Server.Jobs;

/// <summary>Jobs, what they do, and what else reads in bulk.</summary>
public static class JobRegistration
{
    public static IServiceCollection AddJobs(this IServiceCollection services, JobSettings settings, ImportSettings import)
    {
        services.AddSingleton(settings).AddSingleton<JobFolder>().AddSingleton<JobSignal>().AddSingleton<JobStarter>().AddSingleton<JobStatus>().AddSingleton<JobRoutes>();
        services.AddSingleton<AsyncRequests>().AddSingleton<AsyncWork>();
        services.AddSingleton<ExportParameters>().AddSingleton<Export>().AddSingleton<GroupMembers>().AddSingleton<ExportWork>().AddSingleton<BulkRoutes>();
        services.AddSingleton<EverythingParameters>().AddSingleton<Everything>().AddSingleton<EverythingRoutes>();
        services.AddSingleton(import).AddSingleton<ImportFetcher>().AddSingleton<ImportChecker>().AddSingleton<ImportWork>().AddSingleton<Import>();
        services.AddSingleton<StartReindex>().AddSingleton<ReindexWork>();
        return services.AddSingleton<JobKinds>().AddHostedService<JobRunner>().AddHostedService<IndexRenewer>();
    }
}
