using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>What a submission must not collide with, or must find, among what is here: identifiers, members, the patient and intended recipients.</summary>
internal sealed class RecordedChecks(ProvidedBundle bundle, WriteContext context)
{
    private const string IntendedRecipient = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-intendedRecipient";

    public async Task<List<Issue>> RunAsync(CancellationToken cancel)
    {
        var (issues, own) = (new List<Issue>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var document in bundle.Of(EntryKind.DocumentReference))
            if (!own.Add(document.Resource.Child("masterIdentifier").ValueOf("value") ?? document.Path) || await IsTakenAsync("DocumentReference", document.Resource.Child("masterIdentifier"), cancel))
                issues.Add(ProvideRules.UniqueIdTaken.At($"{document.Resource.Path}.masterIdentifier", document.Resource.Child("masterIdentifier").ValueOf("value")!));
        foreach (var (type, identifier) in bundle.Entries.SelectMany(Identifiers))
            if (!own.Add(identifier.ValueOf("value")!) || await IsTakenAsync(type, identifier, cancel)) issues.Add(ProvideRules.IdentifierTaken.At(identifier.Path, type, identifier.ValueOf("value")!));
        foreach (var recipient in bundle.Of(EntryKind.SubmissionSet).SelectMany(Recipients))
            if (await IsUnknownAsync(recipient, cancel)) issues.Add(ProvideRules.RecipientUnknown.At(recipient.Path, recipient.ValueOf("reference")!));
        foreach (var member in bundle.Entries.Where(entry => entry.Kind is EntryKind.SubmissionSet or EntryKind.Folder).SelectMany(ListMembers.Of))
            if (await IsUnknownAsync(member, cancel)) issues.Add(ProvideRules.MemberMissing.At(member.Path, member.ValueOf("reference")!));
        if (await UnknownPatientAsync(cancel) is { } unknown) issues.Add(unknown);
        return issues;
    }

    /// <summary>
    /// What is new goes by identifiers of its own: a document's entryUUID, and all that a submission set or a new folder has. The uniqueId of a document is its masterIdentifier.
    /// </summary>
    private static IEnumerable<(string Type, Element Identifier)> Identifiers(ProvidedEntry entry)
    {
        if (entry.Method != "POST" || entry.Kind is not (EntryKind.DocumentReference or EntryKind.SubmissionSet or EntryKind.Folder)) yield break;
        foreach (var identifier in entry.Resource.ChildrenNamed("identifier"))
            if (identifier.ValueOf("value") is { } value && (entry.Kind != EntryKind.DocumentReference || value.StartsWith("urn:uuid:", StringComparison.Ordinal)) && value != entry.Resource.Child("masterIdentifier").ValueOf("value"))
                yield return (entry.Resource.Type.Name, identifier);
    }

    /// <summary>Who may not search cannot be told whether the id is in use.</summary>
    private async Task<bool> IsTakenAsync(string type, Element identifier, CancellationToken cancel)
    {
        if (identifier.ValueOf("value") is not { } value) return false;
        var query = context.Host.Search(type, $"identifier={SearchEscape.Token(identifier.ValueOf("system") ?? "", value)}&_count=1", context.OwnBase);
        if (query.Refusal is not null) return false;
        var page = await context.Store.SearchAsync(query.Value, cancel);
        return page.IsValue && page.Value.Matches.Count > 0;
    }

    /// <summary>Documents of nobody would be found by nobody. A patient that goes by an identifier alone, or lies on another server, is taken at the sender's word.</summary>
    private async Task<Issue?> UnknownPatientAsync(CancellationToken cancel)
    {
        foreach (var subject in bundle.Entries.Where(PatientChecks.IsAbout).Select(entry => entry.Resource.Child("subject")).Where(subject => subject.ValueOf("reference") is not null))
        {
            var reference = subject.ValueOf("reference")!;
            var isDangling = reference.StartsWith("urn:", StringComparison.Ordinal) && bundle.Find(reference) is not { Kind: EntryKind.Patient };
            if (isDangling || (!bundle.Of(EntryKind.Patient).Any(patient => bundle.Local(patient.Url) == bundle.Local(reference)) && await IsUnknownAsync(subject, cancel)))
                return ProvideRules.PatientUnknown.At(subject.Path, reference);
        }
        return null;
    }

    private static IEnumerable<Element> Recipients(ProvidedEntry set) => set.Resource.Each("extension")
        .Where(extension => extension.ValueOf("url") == IntendedRecipient).Select(extension => extension.Child("value")).Where(value => value.ValueOf("reference") is not null);

    /// <summary>What lies on other servers, in the submission itself or contained in the list is taken at the sender's word.</summary>
    private async Task<bool> IsUnknownAsync(Element where, CancellationToken cancel)
    {
        var reference = where.ValueOf("reference")!;
        if (bundle.Find(reference) is not null || bundle.Local(reference).Split('/') is not [var type, var id] || context.Host.Schema.FindType(type) is not { IsResource: true }) return false;
        var read = await context.Store.ReadAsync(type, id, cancel);
        return read.IsValue && read.Value is not { IsDeleted: false };
    }
}
