using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Validation.Rules;

namespace Fhir.Kernel.Validation.Compiling;

/// <summary>
/// R4's own definitions as rules, one set for each type and each backbone. What the parsers see to already (unknown elements, repetitions of what does
/// not repeat) is left out.
/// </summary>
internal sealed class TypeCompiler(CompilingScope scope)
{
    private readonly List<(TypeInfo Type, ElementRules Rules)> compiled = [];

    /// <summary>The type and, for all but primitives, the backbones within it.</summary>
    public IReadOnlyList<(TypeInfo Type, ElementRules Rules)> Compile(TypeInfo type)
    {
        var name = type.Name.Split('.')[0];
        var definition = type.IsPrimitive ? null : scope.Snapshots.Find(Canonical.CoreDefinitions + name);
        if (definition is { Snapshot.IsEmpty: false } && scope.Schema.FindType(name) is { } owner) Add(RowNode.Tree(definition.Snapshot), owner);
        if (!compiled.Exists(pair => pair.Type == type)) compiled.Add((type, new ElementRules(type.Name, [], [], [])));
        return compiled;
    }

    private void Add(RowNode node, TypeInfo type)
    {
        var children = node.Children.Select(child => Child(child, type)).OfType<ChildRules>().Where(child => !child.IsEmpty);
        compiled.Add((type, new ElementRules(node.Id, [.. Own(node, [type]).Compile(), .. NativeRules.Of(type)], [], [.. children])));
    }

    private ChildRules? Child(RowNode node, TypeInfo owner)
    {
        var properties = owner.Properties.Where(property => property.Name == node.Name).ToImmutableArray();
        if (properties.IsEmpty) return null;
        var isBackbone = properties[0].Type.Kind == TypeKind.Backbone;
        if (isBackbone && properties[0].Type.Name == node.Row.Path) Add(node, properties[0].Type);
        return new ChildRules(properties[0].NameId, node.Name, node.Id)
        {
            Min = node.Row.Min ?? 0,
            Max = properties[0].IsList ? ChildRules.Number(node.Row.Max) : ChildRules.Unbounded,
            IsChoice = properties[0].IsChoice,
            Element = isBackbone ? null : Element(node, [.. properties.Select(property => property.Type)]),
        };
    }

    private ElementRules? Element(RowNode node, ImmutableArray<TypeInfo> types)
    {
        var own = Own(node, types);
        var rules = new ElementRules(node.Id, own.Compile(), own.TypeProfiles(), []);
        return rules.IsEmpty ? null : rules;
    }

    private OwnRules Own(RowNode node, IReadOnlyList<TypeInfo> types) => new(node.Row, null, types, scope);
}
