using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;

namespace Fhir.Store.Access;

internal static class StoreRefusals
{
    public static Refusal TooSlow(SearchQuery query, TimeSpan patience) =>
        new(503, [StoreRules.TooSlow.At(null, query.Type.Length > 0 ? query.Type : Permit.AnyType, patience.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture))]);
}
