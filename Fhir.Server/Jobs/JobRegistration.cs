using Fhir.Server.Operations.Bulk;

namespace Fhir.Server.Jobs;

/// <summary>Jobs, and what they do.</summary>
public static class JobRegistration
{
    public static IServiceCollection AddJobs(this IServiceCollection services, JobSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<JobFolder>().AddSingleton<JobSignal>().AddSingleton<JobStarter>().AddSingleton<JobStatus>().AddSingleton<JobRoutes>();
        services.AddSingleton<ExportParameters>().AddSingleton<Export>().AddSingleton<GroupMembers>().AddSingleton<ExportWork>().AddSingleton<BulkRoutes>();
        return services.AddSingleton<JobKinds>().AddHostedService<JobRunner>();
    }
}
