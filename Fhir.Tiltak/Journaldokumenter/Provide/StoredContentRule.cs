using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>
/// Metadata and content stay true to each other outside submissions too: a DocumentReference that leads to a Binary here is held against it, and a Binary that
/// documents lead to is not changed under them, alone or in a transaction. https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.hash
/// </summary>
public sealed class StoredContentRule : IWriteRule
{
    private const int MostAsked = 20;

    public async Task<Refusal?> CheckAsync(Document document, WriteContext context, CancellationToken cancel)
    {
        var issues = document.Root.Type.Name switch
        {
            "DocumentReference" => await OfReferenceAsync(document.Root, WrittenTogether.Nothing, context, cancel),
            "Binary" when context.TargetId is { } id => await OfContentAsync(document.Root, id, WrittenTogether.Nothing, context, cancel),
            // A submission has its own rules, and changes no content.
            "Bundle" when document.Root.ValueOf("type") == "transaction" && ProvideProfiles.LevelOf(document.Root) is null => await OfTransactionAsync(document.Root, context, cancel),
            _ => [],
        };
        return issues.Count == 0 ? null : new Refusal(issues.All(issue => issue.Rule == ProvideRules.ContentImmutable) ? 409 : 422, issues);
    }

    private static async Task<IReadOnlyList<Issue>> OfTransactionAsync(Element bundle, WriteContext context, CancellationToken cancel)
    {
        var together = WrittenTogether.Of(bundle, context.OwnBase);
        var issues = new List<Issue>();
        foreach (var reference in together.References) issues.AddRange(await OfReferenceAsync(reference, together, context, cancel));
        foreach (var (binary, where) in together.Contents)
            foreach (var id in await IdsOfAsync(where, context, cancel)) issues.AddRange(await OfContentAsync(binary, id, together, context, cancel));
        return issues;
    }

    /// <summary>The Binary that an entry is put in the place of: by its id, or by a condition that finds it.</summary>
    private static async Task<IReadOnlyList<string>> IdsOfAsync(string where, WriteContext context, CancellationToken cancel)
    {
        if (!where.Contains('?', StringComparison.Ordinal)) return [where];
        var query = context.Host.Search("Binary", where[1..], context.OwnBase);
        if (query.Refusal is not null) return [];
        var page = await context.Store.SearchAsync(query.Value, cancel);
        return page.IsValue ? [.. page.Value.Matches.Select(match => match.Id)] : [];
    }

    private static async Task<IReadOnlyList<Issue>> OfReferenceAsync(Element reference, WrittenTogether together, WriteContext context, CancellationToken cancel)
    {
        var issues = new List<Issue>();
        foreach (var content in reference.ChildrenNamed("content"))
        {
            var attachment = content.Child("attachment");
            if (attachment.ValueOf("url") is not { } url) continue;
            var binary = together.ContentAt(url) ?? (WrittenTogether.IdOf(url, context.OwnBase) is { } id ? await StoredAsync(id, context, cancel) : null);
            if (binary is { } found) issues.AddRange(AttachmentCheck.Of(attachment, attachment.Path, found.ValueOf("contentType"), AttachmentCheck.ContentOf(found)));
        }
        return issues;
    }

    private static async Task<IReadOnlyList<Issue>> OfContentAsync(Element binary, string id, WrittenTogether together, WriteContext context, CancellationToken cancel)
    {
        var content = AttachmentCheck.ContentOf(binary);
        foreach (var stored in await LeadingToAsync(id, context, cancel))
            if (!together.Replaces(stored.Reference) && JsonParser.Parse(stored.Json, context.Host.Schema).Document is { Root: var reference } && IsContradicted(reference, id, binary, content, context.OwnBase))
                return [ProvideRules.ContentImmutable.At($"{binary.Path}.data", stored.Reference)];
        return [];
    }

    private static bool IsContradicted(Element reference, string id, Element binary, byte[] content, string ownBase)
    {
        foreach (var part in reference.ChildrenNamed("content"))
            if (part.Child("attachment") is var attachment && WrittenTogether.IdOf(attachment.ValueOf("url"), ownBase) == id
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
}
