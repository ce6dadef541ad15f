using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>What a submission consists of: the entries and methods of ITI-65 and nothing else. https://profiles.ihe.net/ITI/MHD/ITI-65.html</summary>
internal static class EntryChecks
{
    public static IEnumerable<Issue> Of(ProvidedBundle bundle)
    {
        if (bundle.Root.ValueOf("type") is var type && type != "transaction") yield return ProvideRules.NotATransaction.At("Bundle.type", type ?? "");
        foreach (var entry in bundle.Entries.Where(entry => !IsAllowed(entry)))
            yield return ProvideRules.EntryNotAllowed.At(entry.Path, entry.Resource.Exists ? entry.Resource.Type.Name : entry.Url, entry.Method);
        if (bundle.Of(EntryKind.SubmissionSet).Count() is var sets and not 1) yield return ProvideRules.OneSubmissionSet.At("Bundle", Text(sets));
        if (bundle.Of(EntryKind.Patient).Count() is var patients and > 1) yield return ProvideRules.OnePatientEntry.At("Bundle", Text(patients));
        foreach (var document in bundle.Of(EntryKind.DocumentReference).Where(document => !IsListed(bundle, document)))
            yield return ProvideRules.NotInSubmissionSet.At(document.Path, document.FullUrl ?? document.Path);
        foreach (var list in bundle.Entries.Where(entry => entry.Kind is EntryKind.SubmissionSet or EntryKind.Folder))
            foreach (var member in ListMembers.Of(list))
                if (Problem(bundle, list.Kind, member) is { } issue) yield return issue;
    }

    private static Issue? Problem(ProvidedBundle bundle, EntryKind list, Element member)
    {
        var reference = member.ValueOf("reference")!;
        var mayBeFolder = list == EntryKind.SubmissionSet;
        if (bundle.Find(reference) is { } entry)
            return entry.Kind == EntryKind.DocumentReference || (mayBeFolder && entry.Kind == EntryKind.Folder) ? null : ProvideRules.MemberKind.At(member.Path, reference);
        if (reference.StartsWith("urn:", StringComparison.Ordinal)) return ProvideRules.MemberMissing.At(member.Path, reference);
        return ReferenceText.TypeOf(reference) is null or "DocumentReference" || (mayBeFolder && ReferenceText.TypeOf(reference) == "List") ? null : ProvideRules.MemberKind.At(member.Path, reference);
    }

    private static bool IsAllowed(ProvidedEntry entry) => (entry.Kind, entry.Method) switch
    {
        (EntryKind.SubmissionSet or EntryKind.DocumentReference or EntryKind.Document or EntryKind.FhirDocument, "POST") => true,
        (EntryKind.Folder, "POST" or "PUT") => true,
        (EntryKind.StatusPatch, "PATCH") => true,
        (EntryKind.Patient, "GET" or "POST" or "PUT") => true,
        _ => false,
    };

    /// <summary>A document that no submission set has as a member came by no submission (XDS: HasMember).</summary>
    private static bool IsListed(ProvidedBundle bundle, ProvidedEntry document) => document.FullUrl is { } fullUrl && bundle.Of(EntryKind.SubmissionSet)
        .Any(set => set.Resource.Each("entry").Any(item => item.Child("item").ValueOf("reference") == fullUrl));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
