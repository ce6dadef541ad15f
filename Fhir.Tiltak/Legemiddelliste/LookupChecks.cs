using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>What a sending is based on: the caller's latest lookup, no older than four hours, of a list and rows that are still the same.</summary>
internal static class LookupChecks
{
    public static Refusal? OfLink(Lookup? lookup, SentDocument document, DateTimeOffset now)
    {
        const string place = "Bundle.entry[0].resource.relatesTo";
        if (lookup is null) return new Refusal(422, [SendRules.LookupMissing.At(place)]);
        if (document.BasedOn is not { } basedOn) return new Refusal(422, [SendRules.LinkMissing.At(place)]);
        if (basedOn != lookup.DocumentId) return new Refusal(409, [SendRules.LinkNotLatest.At(place, basedOn, lookup.DocumentId)]);
        if (lookup.IsExpired(now)) return new Refusal(422, [SendRules.LookupExpired.At(place, FhirInstant.Of(lookup.Time), $"{Lookup.HoursValid}")]);
        return lookup.HasPrescriptions ? null : new Refusal(422, [SendRules.LookupWithoutPrescriptions.At(place)]);
    }

    public static Refusal? OfList(Lookup lookup, Held? list) =>
        list?.Versioned == lookup.List ? null : new Refusal(409, [SendRules.ListChanged.At("Bundle", list?.Versioned ?? "-", lookup.List ?? "-")]);

    /// <summary>The rows that were shown, as they are; refused when one of them is no longer as it was.</summary>
    public static Result<IReadOnlyList<HeldRow>> OfRows(Lookup lookup, IReadOnlyList<HeldRow> stored)
    {
        var byId = stored.ToDictionary(row => row.Held.Stored.Id);
        var shown = new List<HeldRow>();
        foreach (var (id, version) in lookup.Rows)
        {
            if (!byId.TryGetValue(id, out var row) || row.Held.Stored.Version != version) return new Refusal(409, [SendRules.RowChangedMeanwhile.At("Bundle", row?.Row.Name ?? id)]);
            shown.Add(row);
        }
        return shown;
    }
}
