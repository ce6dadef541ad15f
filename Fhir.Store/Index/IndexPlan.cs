using System.Collections.Frozen;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Search;
using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Index;

/// <summary>
/// How one resource type is indexed: the paths of all its search parameters laid together as one tree, so that a resource is walked once
/// whatever the number of parameters. Compiled once per type; immutable.
/// </summary>
internal sealed class IndexPlan
{
    // No search parameter of R4 asks where a reference leads; what it says of itself is enough.
    private static readonly FhirPathContext Context = new() { ReferenceTypesFromText = true };

    private readonly IndexNode root;
    private readonly (FhirPathExpression Expression, IndexTarget Target)[] others;
    private readonly Dialect? words;

    private IndexPlan(IndexNode root, (FhirPathExpression, IndexTarget)[] others, Dialect? words) => (this.root, this.others, this.words) = (root, others, words);

    /// <param name="dialect">Says in which form words are taken in.</param>
    public static IndexPlan Compile(string type, SearchParameterSet known, Names names, Dialect dialect)
    {
        var tree = new IndexTree(known);
        var others = new List<(FhirPathExpression, IndexTarget)>();
        foreach (var parameter in known.Of(type).Where(IsOfElements))
        {
            var target = IndexTarget.Of(type, parameter, known, names);
            if (SearchPath.Parse(parameter.Expression!, type) is { } paths)
                foreach (var path in paths) Add(tree, path, target);
            else others.Add((FhirPathExpression.Compile(SearchExpression.For(parameter.Expression!, type)!, known.Schema, type).Value, target));
        }
        return new IndexPlan(tree.Build(), [.. others], known.HasWords ? dialect : null);
    }

    private static void Add(IndexTree tree, SearchPath path, IndexTarget target)
    {
        tree.Add(path, target);
        if (target is ReferenceTarget reference && path.Steps is [.. var before, ResolvesToStep]) tree.Add(new SearchPath([.. before, new UntypedLogicalStep()]), new LogicalTarget(reference.Identifiers));
    }

    /// <summary>Every row of a resource, none twice.</summary>
    public List<IndexRow> RowsOf(Element resource, IndexReading reading)
    {
        var rows = new IndexRows(reading);
        Walk(resource, root, rows);
        foreach (var (expression, target) in others)
            foreach (var value in expression.Evaluate(resource, Context))
                if (value.Element is { Exists: true } element) target.Add(element, rows);
                else target.AddComputed(value, rows);
        if (words is not null) AddWords(resource, words, rows);
        return rows.All;
    }

    /// <summary>False for what the resource's own row answers, and for words.</summary>
    public static bool IsOfElements(SearchParameter parameter) => !IsColumn(parameter) && !SearchParameterSet.IsOfWords(parameter);

    /// <summary>What the resource's own row answers.</summary>
    public static bool IsColumn(SearchParameter parameter) => parameter.Code is "_id" or "_lastUpdated";

    private static void AddWords(Element resource, Dialect dialect, IndexRows rows)
    {
        var index = WordIndex.Of(resource);
        if (index.Narrative.Count == 0 && index.Others.Count == 0) return;
        var row = new WordRow(dialect.Words(index.Narrative), dialect.Words(index.Others));
        rows.All.Add(new IndexRow(0, 0, -1, 0, new IndexValue(SearchParameterType.Special, "", null) { Words = row }));
    }

    private static void Walk(Element element, IndexNode node, IndexRows rows)
    {
        foreach (var target in node.Targets) target.Add(element, rows);
        foreach (var (step, next) in node.Conditions)
            if (step.Passes(element)) Walk(element, next, rows);
        if (node.Children.Count == 0) return;
        for (var child = element.FirstChild; child.Exists; child = child.NextSibling)
            if (node.Children.TryGetValue(child.Property!.NameId, out var next)) Walk(child, next, rows);
    }
}

/// <param name="Targets">What is indexed here.</param>
/// <param name="Children">By the name's number in the schema.</param>
/// <param name="Conditions">Steps that stay at the element.</param>
internal sealed record IndexNode(IndexTarget[] Targets, FrozenDictionary<ushort, IndexNode> Children, (PathStep Step, IndexNode Next)[] Conditions);

/// <summary>Grows the tree of an <see cref="IndexPlan"/>.</summary>
internal sealed class IndexTree(SearchParameterSet known)
{
    private readonly List<IndexTarget> targets = [];
    private readonly Dictionary<PathStep, IndexTree> steps = [];

    public void Add(SearchPath path, IndexTarget target)
    {
        var node = this;
        foreach (var step in path.Steps)
        {
            if (!node.steps.TryGetValue(step, out var next)) node.steps[step] = next = new IndexTree(known);
            node = next;
        }
        node.targets.Add(target);
    }

    public IndexNode Build() => new(
        [.. targets],
        steps.Where(pair => pair.Key is ChildStep step && known.Schema.NameId(step.Name) != 0)
            .ToFrozenDictionary(pair => known.Schema.NameId(((ChildStep)pair.Key).Name), pair => pair.Value.Build()),
        [.. steps.Where(pair => pair.Key is not ChildStep).Select(pair => (pair.Key, pair.Value.Build()))]);
}
