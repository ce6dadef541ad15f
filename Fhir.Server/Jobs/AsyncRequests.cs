using Fhir.Server.Response;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Jobs;

/// <summary>
/// <c>Prefer: respond-async</c> on what may take long: searches, histories, operations, batches and transactions. Whatever else carries it is answered
/// at once, as RFC 7240 lets a server do. https://hl7.org/fhir/R4/async.html
/// </summary>
public sealed class AsyncRequests(FhirRouter router, JobStarter jobs, JobFolder folder)
{
    public const string BodyFile = "request";

    // Asynchronous by themselves.
    private static readonly string[] Own = ["$export", "$import", "$reindex"];

    public static bool Wants(FhirRequest request) => request.Prefer.IsAsync && MayTakeLong(request);

    /// <summary>What can be refused at once is.</summary>
    public async Task<FhirResponse> StartAsync(FhirRequest request, Permit permit, CancellationToken cancel)
    {
        if (router.Objection(request, permit) is { } objection) return objection;
        var id = JobStarter.NewId();
        if (!request.Body.IsEmpty) await KeepBodyAsync(folder.InputOf(id), request.Body, cancel);
        var response = await jobs.StartAsync(JobKinds.Async, AsyncRequest.Of(request).ToJson(), request, permit, cancel, id);
        if (response.Status != 202) folder.Remove(id);
        return response;
    }

    private static bool MayTakeLong(FhirRequest request)
    {
        if (request.Path.Any(segment => Own.Contains(segment)) || request.Path is [JobStarter.Path or "metadata", ..]) return false;
        var isOperation = request.Path.Any(segment => segment.StartsWith('$'));
        return request.Method switch
        {
            "GET" => isOperation || request.Path is not ([_, not ("*" or "_history")] or [_, _, "_history", _]),
            "POST" => isOperation || request.Path is [] or [.., "_search"],
            _ => false,
        };
    }

    private static async Task KeepBodyAsync(string input, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        Directory.CreateDirectory(input);
        await File.WriteAllBytesAsync(Path.Combine(input, BodyFile), body, cancel);
    }
}
