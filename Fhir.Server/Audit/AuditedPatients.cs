using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;
using Fhir.Server.Transport;
using Fhir.Server.Validation;

namespace Fhir.Server.Audit;

/// <summary>Whom something is about, also where it says so by an identifier alone, or by another entry of the Bundle that it came in.</summary>
public sealed class AuditedPatients(SearchReader searches, OwnNotes own)
{
    /// <summary>Id of the Patient; null when nobody or more than one can be meant.</summary>
    public async Task<string?> OfAsync(Element about, string ownBase, CancellationToken cancel, Element bundle = default)
    {
        if (AuditedPatient.Of(about, ownBase) is { } id) return id;
        var subject = AuditedPatient.SubjectOf(about);
        if (subject.ValueOf("reference") is { } reference && EntryOf(bundle, reference) is { Exists: true } entry)
            return AuditedPatient.IdOf(entry.Child("request").ValueOf("url"), ownBase) ?? await FindAsync(entry.Child("resource").ChildrenNamed("identifier"), cancel);
        return await FindAsync(subject.ChildrenNamed("identifier"), cancel);
    }

    private static Element EntryOf(Element bundle, string fullUrl)
    {
        if (bundle.Exists)
            foreach (var entry in bundle.ChildrenNamed("entry"))
                if (entry.ValueOf("fullUrl") == fullUrl) return entry;
        return default;
    }

    private async Task<string?> FindAsync(NamedChildEnumerable identifiers, CancellationToken cancel)
    {
        foreach (var identifier in identifiers)
        {
            if (identifier.ValueOf("value") is not { Length: > 0 and <= 200 } value || identifier.ValueOf("system") is not { Length: > 0 and <= 200 } system) continue;
            var query = searches.ReadCondition("Patient", $"identifier={SearchEscape.Token(system, value)}&_count=2", "");
            if (query.IsValue && await own.Look.SearchAsync(query.Value, cancel) is { IsValue: true, Value.Matches: [var only] }) return only.Id;
        }
        return null;
    }
}
