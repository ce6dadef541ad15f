using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Operations.Terminology;
using Fhir.Server.Response;
using Fhir.Server.Subscriptions;
using Fhir.Server.Subscriptions.Notifications;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Subscriptions;

/// <summary>
/// Subscription/$status: how one, some or all Subscriptions stand, as a searchset of status Parameters.
/// https://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition-backport-subscription-status.html
/// </summary>
public sealed class StatusOfSubscriptions(SubscriptionRecords records, WriteValidator reader, SearchParameterSet parameters, TimeProvider clock)
{
    public async Task<FhirResponse> OfOneAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var (stored, refused) = await SubscriptionFinder.OneAsync(request.Id, store, cancel);
        return refused ?? Answer(request, [stored!]);
    }

    public async Task<FhirResponse> OfManyAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var input = OperationReading.Of(request, reader, "id", "status");
        if (input.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        var (ids, statuses) = (SubscriptionFinder.Split(input.Value.Texts("id")), SubscriptionFinder.Split(input.Value.Texts("status")));
        foreach (var unknown in statuses.Where(status => SubscriptionCodes.Status(status) is null)) input.Value.Refuse(SubscriptionRules.StatusUnknown.At(null, unknown));
        if (input.Value.Problems.Count > 0) return FhirResponse.Refuse(400, [.. input.Value.Problems]);

        var found = await SubscriptionFinder.FindAsync(ids, store, cancel);
        if (found.Refusal is { } refusal) return FhirResponse.Refuse(refusal);
        return Answer(request, found.Value, statuses);
    }

    private FhirResponse Answer(FhirRequest request, IReadOnlyList<StoredResource> subscriptions, IReadOnlyCollection<string>? statuses = null)
    {
        var reports = subscriptions.Select(stored => Report(request, stored)).Where(report => statuses is null or { Count: 0 } || statuses.Contains(report.Status)).ToList();
        using var bundle = new BundleWriter("searchset", clock.GetUtcNow());
        bundle.Total(reports.Count);
        bundle.Links([("self", $"{request.BaseUrl}/{string.Join('/', request.Path)}{(request.Query.Count > 0 ? "?" + QueryText.Format(request.Query) : "")}")]);
        foreach (var report in reports)
        {
            var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString();
            bundle.Entry($"urn:uuid:{id}", StatusParameters.ToBytes(report, id), writer => BundleWriter.SearchMode(writer, "match"));
        }
        return FhirResponse.OfJson(bundle.ToBytes());
    }

    private StatusReport Report(FhirRequest request, StoredResource stored)
    {
        // What is stored was parsed before it was stored.
        var resource = JsonParser.Parse(stored.Json, parameters.Schema).Document!.Root;
        return new StatusReport(
            $"{request.BaseUrl}/{stored.Reference}", resource.ValueOf("criteria"), resource.ValueOf("status") ?? "", "query-status", records.StateOf(stored.Id).Events, resource.ValueOf("error"));
    }
}
