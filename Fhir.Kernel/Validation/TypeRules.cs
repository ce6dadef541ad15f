using System.Runtime.CompilerServices;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Validation.Compiling;

namespace Fhir.Kernel.Validation;

/// <summary>
/// The rules of R4's own types, from the definitions the kernel carries. They never change, so every validator over the same schema shares them, and a
/// validator made for changed profiles has only those to compile. Thread-safe.
/// </summary>
internal sealed class TypeRules(Schema schema)
{
    private static readonly ConditionalWeakTable<Schema, TypeRules> Known = [];

    private readonly ElementRules?[] types = new ElementRules?[schema.Types.Length];

    public BaseRows BaseRows { get; } = new();

    public KnownNames Names { get; } = new(schema);

    public static TypeRules Of(Schema schema) => Known.GetValue(schema, key => new TypeRules(key));

    /// <summary>The rules of a type's own definition; for a backbone those of the element that is it.</summary>
    public ElementRules Of(TypeInfo type) => types[type.Id] ?? Compile(type);

    // Two threads may compile the same type; either's rules will do.
    private ElementRules Compile(TypeInfo type)
    {
        foreach (var (compiled, rules) in new TypeCompiler(new CompilingScope(DefinitionsPack.Core, schema, BaseRows)).Compile(type)) types[compiled.Id] ??= rules;
        return types[type.Id]!;
    }
}
