using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Audit;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Visibility;

/// <summary>Finds the consents that open to a caller what is withheld. Asked for by few requests, and for each of them anew: a consent that is withdrawn opens nothing more.</summary>
public sealed class ConsentOpenings(SearchReader searches, OwnNotes own, Schema schema, TimeProvider clock)
{
    public async Task<Withheld> OfAsync(Withheld withheld, Permit caller, string ownBase, CancellationToken cancel)
    {
        if (withheld.OfConsenting.IsEmpty || caller.Holder is not { } holder) return withheld;
        var opened = withheld.Opened;
        foreach (var rule in withheld.OfConsenting)
        {
            var patients = await PatientsAsync(rule.Consents!, holder, ownBase, cancel);
            if (patients.IsEmpty) return withheld with { Objection = new Refusal(403, [rule.Consents!.NoneFound(withheld.Basis!)]), OfConsenting = [] };
            opened = opened.SetItem(rule, patients);
        }
        return withheld with { Opened = opened, OfConsenting = [] };
    }

    private async Task<ImmutableDictionary<string, string>> PatientsAsync(IConsentOpening opening, TokenHolder holder, string ownBase, CancellationToken cancel)
    {
        var (now, patients) = (clock.GetUtcNow(), ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal));
        foreach (var question in opening.Questions(holder, now))
        {
            var query = searches.ReadCondition("Consent", question, ownBase).Value;
            if (await own.Look.SearchAsync(query, cancel) is not { IsValue: true, Value: var page }) continue;
            foreach (var found in page.Matches)
                if (JsonParser.Parse(found.Json, schema).Document is { Root: var consent } && opening.Opens(consent, holder, now) && AuditedPatient.Of(consent, ownBase) is { } patient)
                    patients.TryAdd(patient, found.Reference);
        }
        return patients.ToImmutable();
    }
}
