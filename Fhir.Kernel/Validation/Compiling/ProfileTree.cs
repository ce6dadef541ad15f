using System.Collections.Immutable;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Validation.Compiling;

/// <summary>One profile's snapshot as a tree of rules.</summary>
internal sealed class ProfileTree(CompilingScope scope)
{
    private readonly SliceTests sliceTests = new(scope);

    public ElementRules Compile(RowNode root, TypeInfo type) => Element(root, null, [type], scope.BaseRows.Root(type)) ?? new ElementRules(root.Id, [], [], []);

    /// <param name="unsliced">For what is below a slice: the same element below what is sliced, whose rules apply as well.</param>
    /// <param name="inherited">What is demanded of the element already.</param>
    private ElementRules? Element(RowNode node, RowNode? unsliced, ImmutableArray<TypeInfo> types, ElementDefinition? inherited)
    {
        var own = new OwnRules(node.Row, inherited, types, scope);
        var children = node.Children.Select(child => Child(child, unsliced?.Child(child.Name), types)).OfType<ChildRules>().Where(child => !child.IsEmpty);
        var rules = new ElementRules(node.Id, own.Compile(), own.TypeProfiles(), [.. children]);
        return rules.IsEmpty ? null : rules;
    }

    private ChildRules? Child(RowNode node, RowNode? unsliced, ImmutableArray<TypeInfo> owners)
    {
        var properties = owners.SelectMany(owner => owner.Properties.Where(property => property.Name == node.Name)).ToImmutableArray();
        if (properties.IsEmpty) return null;
        var inherited = unsliced?.Row ?? owners.Select(owner => scope.BaseRows.Child(owner, node.Name)).FirstOrDefault(row => row is not null);
        return new ChildRules(properties[0].NameId, node.Name, node.Id)
        {
            Min = node.Row.Min is { } min && min > (inherited?.Min ?? 0) ? min : 0,
            Max = Narrower(node.Row.Max, inherited?.Max),
            Element = Element(node, unsliced, Types(node.Row, properties), inherited),
            Slicing = Slicing(node, unsliced, properties, node.Row.Slicing),
        };
    }

    private SlicingRules? Slicing(RowNode sliced, RowNode? outer, ImmutableArray<PropertyInfo> properties, SlicingDefinition? slicing)
    {
        if (sliced.Slices.Count == 0) return null;
        var slices = sliced.Slices.Select(slice => Slice(slice, sliced, outer, properties, slicing)).ToImmutableArray();
        var end = slicing?.Rules switch { "closed" => SlicingEnd.Closed, "openAtEnd" => SlicingEnd.OpenAtEnd, _ => SlicingEnd.Open };
        // A closed slicing of a choice says no more than the types that are left, and those are checked as such.
        if (properties[0].IsChoice && sliced.Row.Types.Length == slices.Length) end = SlicingEnd.Open;
        return new SlicingRules(sliced.Id, end, slicing?.IsOrdered == true, slices);
    }

    private SliceRules Slice(RowNode slice, RowNode sliced, RowNode? outer, ImmutableArray<PropertyInfo> properties, SlicingDefinition? slicing)
    {
        var types = Types(slice.Row, properties);
        return new SliceRules(slice.Row.SliceName!, slice.Id, sliceTests.Compile(slicing, slice, types))
        {
            Min = slice.Row.Min ?? 0,
            Max = Narrower(slice.Row.Max, sliced.Row.Max),
            Element = Element(slice, sliced, types, sliced.Row),
            Slicing = Slicing(slice, outer, properties, slice.Row.Slicing),
        };
    }

    private static int Narrower(string? max, string? inherited) =>
        max == inherited ? ChildRules.Unbounded : ChildRules.Number(max);

    // The row's types where it narrows them; a row that says BackboneElement or refers to another element has the one type there is.
    private static ImmutableArray<TypeInfo> Types(ElementDefinition row, ImmutableArray<PropertyInfo> properties)
    {
        var stated = row.Types.Select(type => type.Code).ToHashSet();
        var narrowed = properties.Where(property => stated.Contains(property.Type.Name)).Select(property => property.Type).Distinct().ToImmutableArray();
        return narrowed.IsEmpty ? [.. properties.Select(property => property.Type).Distinct()] : narrowed;
    }
}
