using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>
/// The results of a report as one graph: an item is a member of the item it stands in and of the item that RefIdResultItem names. Cycles are not followed, and nothing
/// becomes a member twice.
/// </summary>
internal sealed class ResultTree(MappingContext context, string reportKey)
{
    /// <summary>Items above an item, before a reference is not followed any more.</summary>
    private const int MostAncestors = 200;

    private readonly List<ResultItem> items = [];
    private readonly HashSet<string> keys = [];
    private readonly Dictionary<string, ResultItem> byId = [];

    /// <returns>All items in the order of the message.</returns>
    public IReadOnlyList<ResultItem> Of(IEnumerable<SourceNode> topLevel)
    {
        foreach (var node in topLevel) Collect(node, null);
        foreach (var item in items) Follow(item);
        return items;
    }

    private void Collect(SourceNode node, ResultItem? container)
    {
        var id = node.Carry().TakeChild("IdResultItem");
        var key = Unique(id is null ? $"{container?.Key ?? reportKey}/{CodeKey(node)}" : $"{reportKey}/{id}");
        var item = new ResultItem(node, id, key) { FullUrl = TransactionBundle.FullUrl("Observation", context.Series("resultat"), key) };
        items.Add(item);
        if (id is not null && !byId.TryAdd(id, item)) context.Warn(SvarrapportRules.IdRepeated, node, "IdResultItem", id);
        container?.Add(item);
        foreach (var child in node.ChildrenNamed("ResultItem")) Collect(child, item);
    }

    // What the item is about tells it from its siblings, also when a new version of the report has them in another order.
    private static string CodeKey(SourceNode node)
    {
        if (node.At("Investigation", "Id") is { } id && (id.Peek("V") ?? id.Peek("OT") ?? id.Peek("DN")) is { } code) return SenderKey.Tidy(code);
        return node.At("TextResult", "Heading")?.Peek("V") is { } heading ? SenderKey.Tidy(heading) : "resultat";
    }

    private string Unique(string key)
    {
        if (keys.Add(key)) return key;
        for (var number = 2; ; number++)
            if (keys.Add($"{key}-{number.ToString(CultureInfo.InvariantCulture)}")) return $"{key}-{number.ToString(CultureInfo.InvariantCulture)}";
    }

    private void Follow(ResultItem item)
    {
        foreach (var reference in item.Node.ChildrenNamed("RefIdResultItem"))
        {
            if (reference.Peek() is not { } id) reference.Take();
            else if (!byId.TryGetValue(id, out var parent)) Leave(reference, SvarrapportRules.ReferenceUnknown);
            else if (parent == item || IsAbove(item, parent)) Leave(reference, SvarrapportRules.ReferenceCycle);
            else
            {
                reference.Take();
                parent.Add(item);
            }
        }
    }

    private void Leave(SourceNode reference, Rule rule)
    {
        context.Warn(rule, reference, "RefIdResultItem", reference.Peek()!);
        reference.Leave(LossRules.Reference);
    }

    /// <summary>Whether one item is among the ancestors of the other, or could be: what has too many is not trusted.</summary>
    private static bool IsAbove(ResultItem item, ResultItem below)
    {
        var seen = new HashSet<ResultItem> { below };
        var open = new Queue<ResultItem>([below]);
        while (open.TryDequeue(out var next))
        {
            if (next == item || seen.Count > MostAncestors) return true;
            foreach (var parent in next.Parents)
                if (seen.Add(parent)) open.Enqueue(parent);
        }
        return false;
    }
}
