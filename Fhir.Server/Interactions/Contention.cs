using Fhir.Server.Response;
using Fhir.Store.Access;

namespace Fhir.Server.Interactions;

/// <summary>What one try at a write came to.</summary>
/// <param name="IsOutrun">Somebody else wrote between the decision and the commit, so that deciding anew may succeed.</param>
public sealed record Attempt(FhirResponse Response, bool IsOutrun = false)
{
    /// <summary>A condition, or something that a rule went by, is no longer so.</summary>
    public static bool IsOutrunBy(WriteFailure? failure) => failure?.Kind is WriteFailureKind.GuardFailed or WriteFailureKind.BasisChanged;
}

/// <summary>
/// Decides and writes again when others wrote in between: the store refuses a write whose condition or version no longer holds, so nothing is lost, and in each
/// round at least one of those who contend gets through. https://hl7.org/fhir/R4/http.html#concurrency
/// </summary>
public static class Contention
{
    public const int Attempts = 64;

    public static async Task<FhirResponse> RetryAsync(Func<Task<Attempt>> tryOnce)
    {
        for (var attempt = 1; attempt < Attempts; attempt++)
        {
            var result = await tryOnce();
            if (!result.IsOutrun) return result.Response;
        }
        var last = await tryOnce();
        return last.IsOutrun ? FhirResponse.Refuse(409, InteractionRules.Contended.At(null)) : last.Response;
    }
}
