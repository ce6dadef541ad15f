using Fhir.Server.Transport;
using Fhir.Store.Access;
using Route = Fhir.Server.Transport.Route;

namespace Fhir.Server.Jobs;

/// <summary>The addresses of jobs. They need no right but to be the caller that started the job.</summary>
public sealed class JobRoutes(JobStatus status)
{
    public IReadOnlyList<Route> All =>
    [
        new("GET", $"{JobStarter.Path}/{{id}}", Interaction.None, status.AskAsync),
        new("DELETE", $"{JobStarter.Path}/{{id}}", Interaction.None, status.CancelAsync),
        new("GET", $"{JobStarter.Path}/{{id}}/{{vid}}", Interaction.None, status.DownloadAsync),
    ];
}
