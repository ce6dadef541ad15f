using System.Globalization;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests.Crash;

/// <summary>The process that is killed while it makes the index anew; it says how far it is, a line a portion.</summary>
internal static class ReindexUntilKilled
{
    public const string Verb = "--reindex-until-killed";

    public static async Task<int> RunAsync(StoreSettings settings, string id)
    {
        using var store = FhirStore.Open(settings, SearchParameterSet.R4);
        await store.Reindexing.RunAsync(id, null, state => Console.Out.WriteLine(state.Done.ToString(CultureInfo.InvariantCulture)), CancellationToken.None);
        return 0;
    }
}
