using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Hjemmeoppfolging.Locating;

/// <summary>What others have told: Lists of the profile hjemme-list, and the Endpoints they lead to.</summary>
public sealed class ListedSources(IPermittedStore store, IOperationHost host, string baseUrl)
{
    private const int Most = 200;

    public async Task<Result<List<LocatedSource>>> OfAsync(Citizen citizen, CancellationToken cancel)
    {
        var found = new List<LocatedSource>();
        foreach (var condition in citizen.Conditions())
        {
            var query = host.Search("List", $"{condition}&status=current&code={Uri.EscapeDataString(HomeCodes.CodeSystem("hjemme-datatype") + "|")}&_count={Most}", baseUrl);
            if (query.Refusal is { } refusal) return refusal;
            var page = await store.SearchAsync(query.Value, cancel);
            if (page.Refusal is { } denied) return denied;
            foreach (var list in page.Value.Matches) await AddAsync(JsonParser.Parse(list.Json, host.Schema).Document!.Root, found, cancel);
        }
        return found;
    }

    private async Task AddAsync(Element list, List<LocatedSource> found, CancellationToken cancel)
    {
        var custodian = list.All("extension").Find(extension => extension.ValueOf("url") == HomeCodes.Profile("hjemme-data-custodian")).Child("value");
        var type = list.Child("code").All("coding").Find(coding => coding.ValueOf("system") == HomeCodes.CodeSystem("hjemme-datatype")).ValueOf("code");
        if (custodian.Child("identifier").ValueOf("value") is not { } organization || type is null) return;
        foreach (var entry in list.All("entry"))
            found.Add(new LocatedSource(organization, custodian.ValueOf("display"), type, await AddressAsync(entry.Child("item").ValueOf("reference"), cancel)));
    }

    private async Task<string?> AddressAsync(string? reference, CancellationToken cancel)
    {
        if (reference?.Split('/') is not ["Endpoint", var id]) return null;
        var read = await store.ReadAsync("Endpoint", id, cancel);
        return read.IsValue && read.Value is { IsDeleted: false } endpoint ? JsonParser.Parse(endpoint.Json, host.Schema).Document!.Root.ValueOf("address") : null;
    }
}
