using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>The documents of a submission: each reference leads to its content, each content is led to, and what is said of it is true.</summary>
internal static class ContentChecks
{
    public static IEnumerable<Issue> Of(ProvidedBundle bundle)
    {
        var used = new HashSet<ProvidedEntry>();
        foreach (var attachment in bundle.Of(EntryKind.DocumentReference).SelectMany(Attachments))
        {
            var content = bundle.Find(attachment.ValueOf("url"));
            if (content is not null) used.Add(content);
            foreach (var issue in Of(bundle, attachment, content)) yield return issue;
        }
        foreach (var content in bundle.Entries.Where(entry => entry.Kind is EntryKind.Document or EntryKind.FhirDocument && !used.Contains(entry)))
            yield return ProvideRules.ContentUnused.At(content.Path, content.FullUrl ?? content.Path);
    }

    private static IEnumerable<Element> Attachments(ProvidedEntry document) => document.Resource.Each("content").Select(content => content.Child("attachment")).Where(attachment => attachment.Exists);

    private static IEnumerable<Issue> Of(ProvidedBundle bundle, Element attachment, ProvidedEntry? content) => content switch
    {
        null when attachment.ValueOf("url") is { } url && IsOurs(bundle.Local(url)) => [ProvideRules.ContentMissing.At($"{attachment.Path}.url", url)],
        null => [],
        { Kind: EntryKind.FhirDocument } => OfFhirDocument(attachment, content),
        { Kind: EntryKind.Document } => [.. Unstated(bundle.Level, attachment), .. OfBinary(attachment, content.Resource)],
        _ => [ProvideRules.ContentMissing.At($"{attachment.Path}.url", attachment.ValueOf("url")!)],
    };

    /// <summary>"When the url points at a Binary Resource, the Binary Resource shall be in the Bundle": what lies elsewhere is taken at its word, what would lie here is not.</summary>
    private static bool IsOurs(string local) => local.StartsWith("urn:", StringComparison.Ordinal) || local.Split('/') is ["Binary" or "Bundle", _];

    /// <summary>The bytes are at hand, so above the minimal level both are known (XDS: hash and size, R).</summary>
    private static IEnumerable<Issue> Unstated(MetadataLevel level, Element attachment)
    {
        if (level == MetadataLevel.Minimal) yield break;
        foreach (var name in (string[])["hash", "size"])
            if (attachment.ValueOf(name) is null) yield return ProvideRules.HashMissing.At(attachment.Path, name);
    }

    private static IEnumerable<Issue> OfBinary(Element attachment, Element binary)
    {
        var (contentType, bytes) = (binary.ValueOf("contentType"), AttachmentCheck.ContentOf(binary));
        return [.. AttachmentCheck.Of(attachment, attachment.Path, contentType, bytes), .. DocumentTypes.Problems(binary, contentType, bytes)];
    }

    private static IEnumerable<Issue> OfFhirDocument(Element attachment, ProvidedEntry content)
    {
        if (content.Resource.ValueOf("type") is var type && type != "document") yield return ProvideRules.NotAFhirDocument.At($"{content.Path}.resource", type ?? "");
        foreach (var name in (string[])["hash", "size"])
            if (attachment.ValueOf(name) is not null) yield return ProvideRules.FhirDocumentHashed.At($"{attachment.Path}.{name}", name);
    }
}
