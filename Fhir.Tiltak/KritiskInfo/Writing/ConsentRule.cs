using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.KritiskInfo.Writing;

/// <summary>
/// A patient may not have a limit to life-prolonging treatment (kind 8) and a treatment clarification (kind 11) at the same time: the second takes the first's place.
/// </summary>
internal static class ConsentRule
{
    public static async Task<Refusal?> CheckAsync(IReadOnlyList<Element> written, WriteContext context, CancellationToken cancel)
    {
        var consents = written.Where(resource => resource.Type.Name == "Consent").ToList();
        foreach (var consent in consents.Where(IsActive))
        {
            if (CriticalKind.Of(consent) is not ("8" or "11") || consent.Child("patient").ValueOf("reference") is not { } patient) continue;
            if (Beside(consent, patient, consents) is { } beside) return Together(consent, beside);
            var other = await StoredAsync(consent, patient, consents, context, cancel);
            if (other.Refusal is { } refusal) return refusal;
            if (other.Value is { } stored) return Together(consent, stored);
        }
        return null;
    }

    /// <summary>Another consent of the transaction that stands against this one.</summary>
    private static string? Beside(Element consent, string patient, IEnumerable<Element> consents)
    {
        foreach (var other in consents)
            if (other != consent && IsActive(other) && StandsAgainst(consent, other) && other.Child("patient").ValueOf("reference") == patient) return other.Path;
        return null;
    }

    private static async Task<Result<string?>> StoredAsync(Element consent, string patient, List<Element> consents, WriteContext context, CancellationToken cancel)
    {
        // A patient that comes in the same transaction has no consents yet.
        if (Kernel.Search.ReferenceText.SplitLocal(patient, context.OwnBase) is not ("Patient", var id)) return (string?)null;
        var read = context.Host.Search("Consent", $"patient=Patient/{id}&status=active&category={Uri.EscapeDataString(CriticalKind.System)}|8,{Uri.EscapeDataString(CriticalKind.System)}|11", context.OwnBase);
        if (read.Refusal is { } malformed) return malformed;
        for (var query = read.Value; ;)
        {
            var page = await context.Store.SearchAsync(query, cancel);
            if (page.Refusal is { } denied) return denied;
            foreach (var stored in page.Value.Matches)
            {
                var other = JsonParser.Parse(stored.Json, context.Host.Schema).Document!.Root;
                if (StandsAgainst(consent, other) && !consents.Exists(written => written.ValueOf("id") == stored.Id)) return stored.Reference;
            }
            if (page.Value.Next is not { } next) return (string?)null;
            query = query with { Cursor = next };
        }
    }

    private static bool IsActive(Element consent) => consent.ValueOf("status") == "active";

    private static bool StandsAgainst(Element consent, Element other) => (CriticalKind.Of(consent), CriticalKind.Of(other)) is ("8", "11") or ("11", "8");

    private static Refusal Together(Element consent, string other) => new(422, [CriticalWriteRules.ConsentsTogether.At($"{consent.Path}.category", CriticalKind.Of(consent)!, other)]);
}
