using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>
/// Metadata and content stay true to each other outside submissions too: a DocumentReference that leads to a Binary here is held against it, and a Binary that
/// documents lead to is not changed under them. https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.hash
/// </summary>
public sealed class StoredContentRule : IWriteRule
{
    private const int MostAsked = 20;

    public async Task<Refusal?> CheckAsync(Document document, WriteContext context, CancellationToken cancel)
    {
        var issues = document.Root.Type.Name switch
        {
            "DocumentReference" => await OfReferenceAsync(document.Root, context, cancel),
            "Binary" when context.TargetId is { } id => await OfContentAsync(document.Root, id, context, cancel),
            _ => [],
        };
        return issues.Count == 0 ? null : new Refusal(issues.All(issue => issue.Rule == ProvideRules.ContentImmutable) ? 409 : 422, issues);
    }

    private static async Task<IReadOnlyList<Issue>> OfReferenceAsync(Element reference, WriteContext context, CancellationToken cancel)
    {
        var issues = new List<Issue>();
        foreach (var content in reference.ChildrenNamed("content"))
        {
            var attachment = content.Child("attachment");
            if (IdOf(attachment.ValueOf("url"), context.OwnBase) is not { } id || await StoredAsync(id, context, cancel) is not { } binary) continue;
            issues.AddRange(AttachmentCheck.Of(attachment, attachment.Path, binary.ValueOf("contentType"), AttachmentCheck.ContentOf(binary)));
        }
        return issues;
    }

    private static async Task<IReadOnlyList<Issue>> OfContentAsync(Element binary, string id, WriteContext context, CancellationToken cancel)
    {
        var content = AttachmentCheck.ContentOf(binary);
        foreach (var stored in await LeadingToAsync(id, context, cancel))
            if (JsonParser.Parse(stored.Json, context.Host.Schema).Document is { Root: var reference } && IsContradicted(reference, id, binary, content, context.OwnBase))
                return [ProvideRules.ContentImmutable.At("Binary.data", stored.Reference)];
        return [];
    }

    private static bool IsContradicted(Element reference, string id, Element binary, byte[] content, string ownBase)
    {
        foreach (var part in reference.ChildrenNamed("content"))
            if (part.Child("attachment") is var attachment && IdOf(attachment.ValueOf("url"), ownBase) == id
                && AttachmentCheck.Of(attachment, attachment.Path, binary.ValueOf("contentType"), content).Any()) return true;
        return false;
    }

    private static async Task<IReadOnlyList<StoredResource>> LeadingToAsync(string id, WriteContext context, CancellationToken cancel)
    {
        var query = context.Host.Search("DocumentReference", $"location=Binary/{id},{Uri.EscapeDataString($"{context.OwnBase}/Binary/{id}")}&_count={MostAsked}", context.OwnBase);
        if (query.Refusal is not null) return [];
        var page = await context.Store.SearchAsync(query.Value, cancel);
        return page.IsValue ? page.Value.Matches : [];
    }

    private static async Task<Element?> StoredAsync(string id, WriteContext context, CancellationToken cancel)
    {
        var read = await context.Store.ReadAsync("Binary", id, cancel);
        return read.IsValue && read.Value is { IsDeleted: false } stored ? JsonParser.Parse(stored.Json, context.Host.Schema).Document?.Root : null;
    }

    /// <summary>The id of a Binary here; null for any other address.</summary>
    private static string? IdOf(string? url, string ownBase)
    {
        var local = url?.StartsWith(ownBase + "/", StringComparison.Ordinal) == true ? url[(ownBase.Length + 1)..] : url;
        return local?.Split('/') is ["Binary", { Length: > 0 } id] ? id : null;
    }
}
