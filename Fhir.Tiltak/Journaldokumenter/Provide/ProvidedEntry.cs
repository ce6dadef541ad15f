using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>What an entry is in a submission. https://profiles.ihe.net/ITI/MHD/ITI-65.html</summary>
public enum EntryKind
{
    SubmissionSet,
    Folder,
    DocumentReference,

    /// <summary>Sets the status of a document that is replaced.</summary>
    StatusPatch,
    Document,
    FhirDocument,
    Patient,

    /// <summary>Nothing that a submission may hold.</summary>
    Other,
}

/// <param name="Url">Of the request, as it was sent.</param>
public sealed record ProvidedEntry(Element Entry, Element Resource, EntryKind Kind, string? FullUrl, string Method, string Url)
{
    private const string ListTypes = "https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes";

    public string Path => Entry.Path;

    public static ProvidedEntry Read(Element entry)
    {
        var (resource, request) = (entry.Child("resource"), entry.Child("request"));
        return new ProvidedEntry(entry, resource, KindOf(resource, request), entry.ValueOf("fullUrl"), request.ValueOf("method") ?? "", request.ValueOf("url") ?? "");
    }

    private static EntryKind KindOf(Element resource, Element request) => (resource.Exists ? resource.Type.Name : TypeOf(request.ValueOf("url"))) switch
    {
        "List" when IsList(resource, "submissionset") => EntryKind.SubmissionSet,
        "List" when IsList(resource, "folder") => EntryKind.Folder,
        "DocumentReference" => EntryKind.DocumentReference,
        "Parameters" => EntryKind.StatusPatch,
        "Binary" => EntryKind.Document,
        "Bundle" => EntryKind.FhirDocument,
        "Patient" => EntryKind.Patient,
        _ => EntryKind.Other,
    };

    /// <summary>An entry that reads has no resource; its address says the type.</summary>
    private static string TypeOf(string? url) => (url ?? "").Split('/', '?') is var parts && parts.Contains("Patient") ? "Patient" : "";

    private static bool IsList(Element list, string code)
    {
        foreach (var coding in list.Child("code").ChildrenNamed("coding"))
            if (coding.ValueOf("system") == ListTypes && coding.ValueOf("code") == code) return true;
        return false;
    }
}
