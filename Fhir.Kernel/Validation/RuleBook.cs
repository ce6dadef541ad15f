using System.Collections.Concurrent;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Terminology;

namespace Fhir.Kernel.Validation;

/// <summary>
/// The compiled definitions of one source, each compiled when it is first needed and then kept. Thread-safe; two threads may compile the same one and
/// the first result stays.
/// </summary>
internal sealed class RuleBook
{
    private const int LongestUrl = 512;

    private readonly ConcurrentDictionary<string, CompiledProfile> profiles = [];
    private readonly ConcurrentDictionary<string, CompiledProfile>.AlternateLookup<ReadOnlySpan<char>> profilesBySpan;
    private readonly ElementRules?[] types;
    private readonly ProfileCompiler compiler;

    public RuleBook(ICanonicalSource definitions, TerminologyService terminology, Schema schema)
    {
        (Definitions, Terminology, Schema) = (definitions, terminology, schema);
        profilesBySpan = profiles.GetAlternateLookup<ReadOnlySpan<char>>();
        types = new ElementRules?[schema.Types.Length];
        Names = new KnownNames(schema);
        compiler = new ProfileCompiler(this);
    }

    public ICanonicalSource Definitions { get; }

    public TerminologyService Terminology { get; }

    public Schema Schema { get; }

    public KnownNames Names { get; }

    /// <summary>The rules of a type's own definition; for a backbone those of the element that is it.</summary>
    public ElementRules OfType(TypeInfo type) => types[type.Id] ?? Compile(type);

    /// <summary>Null when there is no such definition. What is not found is not remembered, so that strangers' canonicals cannot fill the memory.</summary>
    public CompiledProfile? Profile(string canonical)
    {
        if (profiles.TryGetValue(canonical, out var profile)) return profile;
        return compiler.Compile(canonical) is { } compiled ? profiles.GetOrAdd(canonical, compiled) : null;
    }

    /// <param name="canonical">UTF-8. A known one is found without allocation.</param>
    public CompiledProfile? Profile(ReadOnlySpan<byte> canonical)
    {
        Span<char> chars = stackalloc char[LongestUrl];
        if (canonical.Length <= LongestUrl && profilesBySpan.TryGetValue(chars[..Encoding.UTF8.GetChars(canonical, chars)], out var profile)) return profile;
        return Profile(Encoding.UTF8.GetString(canonical));
    }

    /// <summary>The definition of the extension with this url; null when there is none.</summary>
    public CompiledProfile? Extension(ReadOnlySpan<byte> url) => Profile(url) is { Place: not null } extension ? extension : null;

    private ElementRules Compile(TypeInfo type)
    {
        foreach (var (compiled, rules) in compiler.Compile(type)) types[compiled.Id] ??= rules;
        return types[type.Id]!;
    }
}
