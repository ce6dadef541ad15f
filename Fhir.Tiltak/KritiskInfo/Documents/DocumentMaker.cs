using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.KritiskInfo.Documents;

/// <summary>Puts a document together around a stored Composition: all it refers to, and what those need to be understood.</summary>
internal sealed class DocumentMaker(string ownBase, int most, IPermittedStore store, IOperationHost host)
{
    public async Task<Result<ReadOnlyMemory<byte>>> MakeAsync(string id, CancellationToken cancel)
    {
        var read = await store.ReadAsync("Composition", id, cancel);
        if (read.Refusal is { } denied) return denied;
        if (read.Value is not { } stored) return new Refusal(404, [DocumentRules.Unknown.At(null, $"Composition/{id}")]);
        if (stored.IsDeleted) return new Refusal(410, [DocumentRules.Deleted.At(null, id)]);
        return await GatherAsync(new DocumentEntry($"{ownBase}/{stored.Reference}", JsonParser.Parse(stored.Json, host.Schema).Document!), cancel);
    }

    private async Task<Result<ReadOnlyMemory<byte>>> GatherAsync(DocumentEntry composition, CancellationToken cancel)
    {
        var graph = new DocumentGraph(ownBase, most, store, host);
        graph.Add(composition);
        var lost = new List<Issue>();
        foreach (var reference in DocumentGraph.References(composition.Resource).Where(LeadsToAResource))
            if (!graph.IsTooLarge && !await graph.FollowAsync(reference, cancel)) lost.Add(Lost(reference, graph));
        if (lost.Count > 0) return new Refusal(lost.TrueForAll(issue => issue.RuleId == DocumentRules.Denied.Id) ? 403 : 422, lost);
        await graph.CloseAsync(cancel);
        if (graph.IsTooLarge) return new Refusal(422, [DocumentRules.TooLarge.At(null, most.ToString(CultureInfo.InvariantCulture))]);
        var now = host.Clock.GetUtcNow();
        return DocumentBundle.Write(Guid.CreateVersion7(now).ToString(), now, _ => { }, (composition.FullUrl, writer => JsonWriter.Write(composition.Resource, writer, DocumentEdit.Of(composition, graph))), graph);
    }

    /// <summary>A reference that only identifies, or leads to what is contained, asks for no entry.</summary>
    private static bool LeadsToAResource(Element reference) => reference.ValueOf("reference") is { } text && !text.StartsWith('#');

    private static Issue Lost(Element reference, DocumentGraph graph)
    {
        var text = reference.ValueOf("reference")!;
        return ReferenceText.TypeOf(text) is { } type && !graph.IsPermitted(type)
            ? DocumentRules.Denied.At(reference.Path, text, type) : DocumentRules.Incomplete.At(reference.Path, text);
    }
}
