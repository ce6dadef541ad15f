using System.Collections.Concurrent;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation.Compiling;

namespace Fhir.Kernel.Validation;

/// <summary>
/// The compiled profiles of one source, beside the rules of R4's types; each is compiled when it is first needed and then kept. Thread-safe; two
/// threads may compile the same one and the first result stays.
/// </summary>
internal sealed class RuleBook
{
    private const int LongestUrl = 512;

    private readonly ConcurrentDictionary<string, CompiledProfile> profiles = [];
    private readonly ConcurrentDictionary<string, CompiledProfile>.AlternateLookup<ReadOnlySpan<char>> profilesBySpan;
    private readonly ConcurrentDictionary<string, ICodeSystem> systems = [];
    private readonly ConcurrentDictionary<string, ICodeSystem>.AlternateLookup<ReadOnlySpan<char>> systemsBySpan;
    private readonly Misses missingProfiles = new(), missingSystems = new();
    private readonly TypeRules types;
    private readonly ProfileCompiler compiler;

    public RuleBook(ICanonicalSource definitions, TerminologyService terminology, Schema schema)
    {
        Terminology = terminology;
        profilesBySpan = profiles.GetAlternateLookup<ReadOnlySpan<char>>();
        systemsBySpan = systems.GetAlternateLookup<ReadOnlySpan<char>>();
        types = TypeRules.Of(schema);
        compiler = new ProfileCompiler(new LayeredSource(definitions, LaterExtensions.Source), schema, types.BaseRows);
        Canonicals = new CanonicalIndex(definitions, terminology);
        (Definitions, Schema) = (definitions, schema);
    }

    /// <summary>Over definitions that differ in some canonicals: what does not rest on those is taken over as it is compiled.</summary>
    public RuleBook(RuleBook older, ICanonicalSource definitions, TerminologyService terminology, IReadOnlySet<string> changed) : this(definitions, terminology, older.Schema)
    {
        foreach (var (canonical, profile) in older.profiles)
            if (!profile.LookedAt.Overlaps(changed)) profiles.TryAdd(canonical, profile);
    }

    public TerminologyService Terminology { get; }

    public CanonicalIndex Canonicals { get; }

    public ICanonicalSource Definitions { get; }

    public Schema Schema { get; }

    public KnownNames Names => types.Names;

    public ElementRules OfType(TypeInfo type) => types.Of(type);

    /// <summary>Null when there is no such definition.</summary>
    public CompiledProfile? Profile(string canonical)
    {
        if (profiles.TryGetValue(canonical, out var profile)) return profile;
        if (missingProfiles.Has(canonical)) return null;
        if (compiler.Compile(canonical) is { } compiled) return profiles.GetOrAdd(canonical, compiled);
        missingProfiles.Add(canonical);
        return null;
    }

    /// <param name="canonical">UTF-8. A known one is found without allocation.</param>
    public CompiledProfile? Profile(ReadOnlySpan<byte> canonical)
    {
        Span<char> chars = stackalloc char[LongestUrl];
        if (canonical.Length > LongestUrl) return Profile(Encoding.UTF8.GetString(canonical));
        ReadOnlySpan<char> text = chars[..Encoding.UTF8.GetChars(canonical, chars)];
        if (profilesBySpan.TryGetValue(text, out var profile)) return profile;
        return missingProfiles.Has(text) ? null : Profile(text.ToString());
    }

    /// <summary>Null when the code system is not loaded, or not in that version. A known one is found without allocation.</summary>
    /// <param name="url">UTF-8.</param>
    /// <param name="version">Null for the one that counts when nobody says.</param>
    public ICodeSystem? System(ReadOnlySpan<byte> url, string? version)
    {
        if (version is not null) return Terminology.System(Encoding.UTF8.GetString(url), version);
        Span<char> chars = stackalloc char[LongestUrl];
        if (url.Length > LongestUrl) return Terminology.System(Encoding.UTF8.GetString(url));
        ReadOnlySpan<char> text = chars[..Encoding.UTF8.GetChars(url, chars)];
        if (systemsBySpan.TryGetValue(text, out var system)) return system;
        if (missingSystems.Has(text)) return null;
        var name = text.ToString();
        if (Terminology.System(name) is { } loaded) return systems.GetOrAdd(loaded.Url, loaded);
        missingSystems.Add(name);
        return null;
    }

    /// <summary>The definition of the extension with this url; null when there is none.</summary>
    public CompiledProfile? Extension(ReadOnlySpan<byte> url) => Profile(url) is { Place: not null } extension ? extension : null;
}
