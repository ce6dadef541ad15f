using System.Globalization;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests.Crash;

/// <summary>The process that is killed while it renews an older program's index; it says how far it is, a line a portion.</summary>
internal static class RenewUntilKilled
{
    public const string Verb = "--renew-until-killed";

    public static async Task<int> RunAsync(StoreSettings settings)
    {
        using var store = FhirStore.Open(settings with { RenewedAtOnce = 0 }, SearchParameterSet.R4);
        await store.Renewal.RunAsync(state => Console.Out.WriteLine(state.Done.ToString(CultureInfo.InvariantCulture)), CancellationToken.None);
        return 0;
    }
}
