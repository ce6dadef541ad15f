using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>A submission is about one patient, by reference or, where there is a national number, by identifier alone. https://profiles.ihe.net/ITI/MHD/ITI-65.html</summary>
internal static class PatientChecks
{
    public static IEnumerable<Issue> Of(ProvidedBundle bundle)
    {
        var subjects = bundle.Entries.Where(IsAbout).Select(entry => KeyOf(bundle, entry.Resource.Child("subject"))).OfType<string>().Distinct().Count();
        if (subjects > 1) yield return ProvideRules.OnePatient.At("Bundle", subjects.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What tells one patient from another: where the reference leads, or else the identifier; null when nothing is said.</summary>
    public static string? KeyOf(ProvidedBundle bundle, Element subject)
    {
        if (subject.ValueOf("reference") is { } reference) return OfEntry(bundle.Find(reference), bundle) ?? bundle.Local(reference);
        return subject.Child("identifier") is { Exists: true } identifier ? $"{identifier.ValueOf("system")}|{identifier.ValueOf("value")}" : null;
    }

    /// <summary>A patient of the submission that has an address already goes by it.</summary>
    private static string? OfEntry(ProvidedEntry? patient, ProvidedBundle bundle) => patient switch
    {
        null => null,
        { Method: "POST" } => patient.FullUrl,
        _ => bundle.Local(patient.Url),
    };

    public static bool IsAbout(ProvidedEntry entry) => entry.Kind is EntryKind.SubmissionSet or EntryKind.Folder or EntryKind.DocumentReference;
}
