using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Jobs;

/// <summary>Takes a job on: 202, and where to ask for it. https://hl7.org/fhir/R4/async.html</summary>
public sealed class JobStarter(StoreHolder holder, JobSettings settings, JobSignal signal)
{
    /// <summary>Where a job is asked for: its address below the FHIR base.</summary>
    public const string Path = "_jobs";

    public static string NewId() => Guid.NewGuid().ToString();

    /// <param name="description">What the job is to do, as its kind reads it.</param>
    /// <param name="id">Of a job whose input lies in its folder already; null gives it a new one.</param>
    public async Task<FhirResponse> StartAsync(string kind, string description, FhirRequest request, Permit permit, CancellationToken cancel, string? id = null)
    {
        id ??= NewId();
        if (await holder.Store.Jobs.StartAsync(id, kind, permit, description, settings.MostOfCaller, cancel) is { } refusal)
            return FhirResponse.Refuse(refusal).With("Retry-After", "10");
        signal.Wake();
        return new FhirResponse(202).With("Content-Location", $"{request.BaseUrl}/{Path}/{id}");
    }
}
