using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.FhirPath;

internal sealed class ThisOperation(int at) : ScalarOperation(at)
{
    public override FhirPathValue Value(Evaluation run) => run.This;
}

internal sealed class IndexOperation(int at) : ScalarOperation(at)
{
    public override FhirPathValue Value(Evaluation run) => FhirPathValue.Of(run.Index);
}

internal sealed class TotalOperation(int at) : Operation(at)
{
    public override void Run(Evaluation run)
    {
        for (var at = run.Total.Start; at < run.Total.End && run.Spend(); at++) run.Push(run[at]);
    }
}

/// <summary>The items that stand for <c>$this</c> in an argument that sees the whole input; they lie below on the stack.</summary>
internal sealed class InputOperation(int at) : Operation(at)
{
    public override void Run(Evaluation run)
    {
        for (var at = run.Input.Start; at < run.Input.End && run.Spend(); at++) run.Push(run[at]);
    }
}

/// <summary>Where variables that were defined inside end. https://hl7.org/fhirpath/#definevariable</summary>
internal sealed class ScopeOperation(Operation inner) : Operation(inner.At)
{
    public override void Run(Evaluation run)
    {
        var known = run.DefinedCount;
        inner.Run(run);
        run.Forget(known);
    }
}

internal sealed class LiteralOperation(int at, FhirPathValue value) : ScalarOperation(at)
{
    public FhirPathValue Literal { get; } = value;

    public override FhirPathValue Value(Evaluation run) => Literal;
}

/// <summary>
/// Names in a row: <c>Patient.name.given</c> is one operation. From each origin it walks down depth first, which is the order of the collections that N1's
/// step by step reading gives. https://hl7.org/fhirpath/N1/#path-selection
/// </summary>
/// <param name="origin">Null for <c>$this</c>.</param>
/// <param name="root">The type the path began with; items of other types are left out.</param>
internal sealed class PathOperation(int at, Operation? origin, TypeInfo? root, ImmutableArray<string> names, ushort[] nameIds) : Operation(at)
{
    private readonly bool hasValueStep = names.Contains("value");

    public override void Run(Evaluation run)
    {
        if (origin is null)
        {
            Walk(run, run.This);
            return;
        }
        var start = run.Top;
        origin.Run(run);
        var end = run.Top;
        for (var item = start; item < end; item++) Walk(run, run[item]);
        run.Drop(start, end);
    }

    public override bool Any(Evaluation run)
    {
        if (origin is null) return Has(run, run.This);
        var start = run.Top;
        origin.Run(run);
        var (end, any) = (run.Top, false);
        for (var item = start; item < end && !any; item++) any = Has(run, run[item]);
        run.Top = start;
        return any;
    }

    public override int Count(Evaluation run) => origin is null && nameIds.Length > 0 && run.This.Kind == FhirPathKind.Element && IsRoot(run.This)
        ? Count(run, (Document)run.This.Reference!, run.This.NodeIndex, 0)
        : base.Count(run);

    private int Count(Evaluation run, Document document, int node, int step)
    {
        var nodes = document.Nodes;
        var (schemaNames, nameId, count, wasThere) = (document.Schema.PropertyNameIds, nameIds[step], 0, false);
        if (hasValueStep && IsPrimitiveValue(document, node, step, out var value)) return value.Exists ? 1 : 0;
        for (var child = nodes[node].FirstChild; child != 0 && run.Spend(); child = nodes[child].NextSibling)
        {
            if (schemaNames[nodes[child].Property] == nameId) (wasThere, count) = (true, count + (step + 1 == nameIds.Length ? 1 : Count(run, document, child, step + 1)));
            else if (wasThere && !document.Schema.MayScatter[nameId]) break;
        }
        return count;
    }

    private bool IsRoot(in FhirPathValue item) => root is null || (item.Kind == FhirPathKind.Element && item.Element.Type.IsA(root));

    private void Walk(Evaluation run, in FhirPathValue item)
    {
        if (!IsRoot(item)) return;
        if (nameIds.Length == 0 && item.Exists) run.Push(item);
        else if (item.Kind == FhirPathKind.Element) Walk(run, (Document)item.Reference!, item.NodeIndex, 0);
        else if (item.Kind == FhirPathKind.Type) Reflection.Walk(run, item, names.AsSpan());
    }

    private void Walk(Evaluation run, Document document, int node, int step)
    {
        var nodes = document.Nodes;
        var (schemaNames, nameId) = (document.Schema.PropertyNameIds, nameIds[step]);
        if (nameId == 0) return;
        if (hasValueStep && IsPrimitiveValue(document, node, step, out var value))
        {
            if (value.Exists) run.Push(value);
            return;
        }
        var wasThere = false;
        for (var child = nodes[node].FirstChild; child != 0 && run.Spend(); child = nodes[child].NextSibling)
        {
            if (schemaNames[nodes[child].Property] != nameId)
            {
                if (wasThere && !document.Schema.MayScatter[nameId]) return;
                continue;
            }
            wasThere = true;
            if (step + 1 == nameIds.Length) run.Push(document, child);
            else Walk(run, document, child, step + 1);
        }
    }

    /// <summary>The value that FHIR's primitives have as a child: https://hl7.org/fhir/R4/fhirpath.html#types</summary>
    /// <param name="value">No item unless the path ends there: a System value has no children.</param>
    private bool IsPrimitiveValue(Document document, int node, int step, out FhirPathValue value)
    {
        value = default;
        if (names[step] != "value" || !document.Schema.Types[document.Nodes[node].Type].IsPrimitive) return false;
        if (step + 1 == nameIds.Length) value = new FhirPathValue(document, node).ToSystem();
        return true;
    }

    private bool Has(Evaluation run, in FhirPathValue item)
    {
        if (!IsRoot(item)) return false;
        if (nameIds.Length == 0) return item.Exists;
        if (item.Kind == FhirPathKind.Element) return Has(run, (Document)item.Reference!, item.NodeIndex, 0);
        return item.Kind == FhirPathKind.Type && base.Any(run);
    }

    private bool Has(Evaluation run, Document document, int node, int step)
    {
        var nodes = document.Nodes;
        var (schemaNames, nameId) = (document.Schema.PropertyNameIds, nameIds[step]);
        if (nameId == 0) return false;
        if (hasValueStep && IsPrimitiveValue(document, node, step, out var value)) return value.Exists;
        var wasThere = false;
        for (var child = nodes[node].FirstChild; child != 0 && run.Spend(); child = nodes[child].NextSibling)
        {
            var isNamed = schemaNames[nodes[child].Property] == nameId;
            if (isNamed && (step + 1 == nameIds.Length || Has(run, document, child, step + 1))) return true;
            if (wasThere && !isNamed && !document.Schema.MayScatter[nameId]) return false;
            wasThere |= isNamed;
        }
        return false;
    }
}

/// <summary>Does to each item's nodes what a subclass says, without making the items first when they come from <c>$this</c>.</summary>
internal abstract class NodesOperation(int at, Operation? origin) : Operation(at)
{
    protected abstract void Visit(Evaluation run, Document document, int node);

    public sealed override void Run(Evaluation run)
    {
        if (origin is null)
        {
            Visit(run, run.This);
            return;
        }
        var start = run.Top;
        origin.Run(run);
        var end = run.Top;
        for (var item = start; item < end; item++) Visit(run, run[item]);
        run.Drop(start, end);
    }

    private void Visit(Evaluation run, in FhirPathValue item)
    {
        if (item.Kind == FhirPathKind.Element) Visit(run, (Document)item.Reference!, item.NodeIndex);
    }
}

/// <summary><c>children()</c>. https://hl7.org/fhirpath/N1/#children-collection</summary>
internal sealed class ChildrenOperation(int at, Operation? origin) : NodesOperation(at, origin)
{
    private readonly Operation? origin = origin;

    public override int Count(Evaluation run)
    {
        if (origin is not null || run.This.Kind != FhirPathKind.Element) return base.Count(run);
        var nodes = ((Document)run.This.Reference!).Nodes;
        var count = 0;
        for (var child = nodes[run.This.NodeIndex].FirstChild; child != 0; child = nodes[child].NextSibling) count++;
        return run.Spend(count) ? count : 0;
    }

    public override bool Any(Evaluation run) =>
        origin is not null || run.This.Kind != FhirPathKind.Element ? base.Any(run) : run.This.Element.HasChildren;

    protected override void Visit(Evaluation run, Document document, int node)
    {
        var nodes = document.Nodes;
        for (var child = nodes[node].FirstChild; child != 0 && run.Spend(); child = nodes[child].NextSibling) run.Push(document, child);
    }
}

/// <summary><c>descendants()</c>: every element below, parents before their children. https://hl7.org/fhirpath/N1/#descendants-collection</summary>
internal sealed class DescendantsOperation(int at, Operation? origin) : NodesOperation(at, origin)
{
    protected override void Visit(Evaluation run, Document document, int node)
    {
        var nodes = document.Nodes;
        var current = nodes[node].FirstChild;
        while (current != 0 && run.Spend())
        {
            run.Push(document, current);
            current = Next(nodes, current, node);
        }
    }

    private static int Next(ReadOnlySpan<Node> nodes, int current, int top)
    {
        if (nodes[current].FirstChild is var child and not 0) return child;
        while (current != top)
        {
            if (nodes[current].NextSibling is var sibling and not 0) return sibling;
            current = nodes[current].Parent;
        }
        return 0;
    }
}

/// <summary><c>name[0]</c>. https://hl7.org/fhirpath/N1/#index-integer-collection</summary>
internal sealed class ItemOperation(int at, Operation source, Operation index) : ScalarOperation(at)
{
    public override FhirPathValue Value(Evaluation run)
    {
        var start = run.Top;
        source.Run(run);
        var wanted = run.ToSystem(index.Single(run, "[]"));
        if (wanted.Kind is not (FhirPathKind.Integer or FhirPathKind.None)) run.Fail(FhirPathRules.WrongType, At, "[]", wanted.TypeName);
        if (wanted.Kind != FhirPathKind.Integer)
        {
            run.Top = start;
            return default;
        }
        var found = wanted.Integer >= 0 && wanted.Integer < run.Top - start ? run[start + wanted.Integer] : default;
        run.Top = start;
        return found;
    }
}
