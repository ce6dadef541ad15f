using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.KritiskInfo.Summary;

namespace Fhir.Tiltak.KritiskInfo.Status;

/// <summary>What there is of one type of critical information.</summary>
/// <param name="IsPermitted">Whether the caller may see that type at all; if not, nothing else is told of it.</param>
/// <param name="IsRecorded">True when something is recorded that has not been nullified.</param>
/// <param name="LastChanged">Of all that is recorded, what is nullified too; null when there is nothing.</param>
internal sealed record TypeState(string Type, bool IsPermitted, bool IsRecorded, DateTimeOffset? LastChanged)
{
    public static async Task<Result<TypeState>> ReadAsync(string type, string profile, string patient, string ownBase, IPermittedStore store, IOperationHost host, CancellationToken cancel)
    {
        var state = new TypeState(type, store.Permit.Permits(type, Interaction.Search), IsRecorded: false, LastChanged: null);
        if (!state.IsPermitted) return state;
        var read = host.Search(type, $"patient=Patient/{patient}&_profile={Uri.EscapeDataString(profile)}&_count=200", ownBase);
        if (read.Refusal is { } malformed) return malformed;
        for (var query = read.Value; ;)
        {
            var page = await store.SearchAsync(query, cancel);
            if (page.Refusal is { } denied) return denied;
            foreach (var resource in page.Value.Matches) state = state.With(resource, host);
            if (page.Value.Next is not { } next) return state;
            query = query with { Cursor = next };
        }
    }

    private TypeState With(StoredResource resource, IOperationHost host) => this with
    {
        IsRecorded = IsRecorded || !Current.IsInError(JsonParser.Parse(resource.Json, host.Schema).Document!.Root),
        LastChanged = LastChanged is { } last && last > resource.LastUpdated ? last : resource.LastUpdated,
    };
}
