using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Fhir.Kernel.Definitions;

/// <summary>The rows of each table section, in the order in which the compiler writes their columns.</summary>
internal static class PackTables
{
    public static Schema Schema(PackTable table)
    {
        var types = new TypeRow[table.Number()];
        for (var at = 0; at < types.Length; at++)
            types[at] = new TypeRow(table.Text(), (TypeKind)table.Number(), table.Number() - 1, table.Number() == 1);

        var properties = new PropertyRow[table.Number()];
        for (var at = 0; at < properties.Length; at++)
            properties[at] = new PropertyRow(table.Number(), table.Text(), table.Text(), table.Number(), table.Number(), (PropertyTraits)table.Number());
        return Definitions.Schema.Create(types, properties);
    }

    public static (ImmutableArray<CanonicalEntry> Entries, PackBlock[] Blocks) Entries(PackTable table)
    {
        var count = table.Number();
        var (entries, blocks) = (ImmutableArray.CreateBuilder<CanonicalEntry>(count), new PackBlock[count]);
        for (var at = 0; at < count; at++)
        {
            entries.Add(Entry(ref table));
            blocks[at] = new PackBlock(table.Number(), table.Number(), table.Number());
        }
        return (entries.MoveToImmutable(), blocks);
    }

    private static CanonicalEntry Entry(ref PackTable table) => new(table.Text(), table.Text(), table.Text(), table.OptionalText())
    {
        Name = table.OptionalText(),
        Title = table.OptionalText(),
        Status = table.OptionalText(),
        Kind = table.OptionalText(),
        Type = table.OptionalText(),
        BaseDefinition = table.OptionalText(),
        Derivation = table.OptionalText(),
        Content = table.OptionalText(),
        ValueSet = table.OptionalText(),
    };

    public static ImmutableArray<SearchParameter> SearchParameters(PackTable table)
    {
        var count = table.Number();
        var parameters = ImmutableArray.CreateBuilder<SearchParameter>(count);
        while (parameters.Count < count) parameters.Add(SearchParameter(ref table));
        return parameters.MoveToImmutable();
    }

    private static SearchParameter SearchParameter(ref PackTable table)
    {
        var (url, code, type, expression) = (table.Text(), table.Text(), Enum.Parse<SearchParameterType>(table.Text(), ignoreCase: true), table.OptionalText());
        return new SearchParameter(url, code, type, expression, table.Texts())
        {
            Targets = table.Texts(),
            Comparators = table.Texts(),
            Modifiers = table.Texts(),
            Chains = table.Texts(),
            MultipleOr = table.Flag(),
            MultipleAnd = table.Flag(),
            Components = Components(ref table),
        };
    }

    private static ImmutableArray<SearchComponent> Components(ref PackTable table)
    {
        var components = new SearchComponent[table.Number()];
        for (var at = 0; at < components.Length; at++) components[at] = new SearchComponent(table.Text(), table.Text());
        return [.. components];
    }

    public static ImmutableArray<Compartment> Compartments(PackTable table)
    {
        var compartments = new Compartment[table.Number()];
        for (var at = 0; at < compartments.Length; at++)
            compartments[at] = new Compartment(table.Text(), table.Text(), Members(ref table));
        return [.. compartments];
    }

    private static FrozenDictionary<string, ImmutableArray<string>> Members(ref PackTable table)
    {
        var members = new Dictionary<string, ImmutableArray<string>>();
        for (var left = table.Number(); left > 0; left--) members.Add(table.Text(), table.Texts());
        return members.ToFrozenDictionary();
    }

    public static ImmutableArray<RequiredBinding> Bindings(PackTable table)
    {
        var bindings = new RequiredBinding[table.Number()];
        for (var at = 0; at < bindings.Length; at++) bindings[at] = new RequiredBinding(table.Text(), table.Text());
        return [.. bindings];
    }
}

/// <summary>Where one resource's Brotli stream lies in the blocks section; all three in bytes.</summary>
internal readonly record struct PackBlock(int Offset, int CompressedLength, int Length);
