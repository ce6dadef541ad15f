using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Kernel.Definitions;

/// <summary>
/// FHIR R4 (4.0.1) as the build compiled it: the types, the index of canonical resources, the tables of search parameters, compartments and required
/// bindings, and every resource on request. Each part is read when it is first asked for; thread-safe.
/// </summary>
public sealed class DefinitionsPack : ICanonicalSource
{
    private static readonly Lazy<DefinitionsPack> Embedded = new(() => new DefinitionsPack(OpenEmbedded));

    private readonly PackFile file;
    private readonly Lazy<Schema> schema;
    private readonly Lazy<Index> index;
    private readonly Lazy<ImmutableArray<SearchParameter>> searchParameters;
    private readonly Lazy<ImmutableArray<Compartment>> compartments;
    private readonly Lazy<ImmutableArray<RequiredBinding>> requiredBindings;

    internal DefinitionsPack(Func<Stream> open)
    {
        file = new PackFile(open);
        schema = new(() => file.Read(PackSection.Schema, PackTables.Schema));
        index = new(() => new Index(file.Read(PackSection.Entries, PackTables.Entries)));
        searchParameters = new(() => file.Read(PackSection.SearchParameters, PackTables.SearchParameters));
        compartments = new(() => file.Read(PackSection.Compartments, PackTables.Compartments));
        requiredBindings = new(() => file.Read(PackSection.Bindings, PackTables.Bindings));
    }

    /// <summary>The pack that the kernel carries.</summary>
    public static DefinitionsPack Core => Embedded.Value;

    public Schema Schema => schema.Value;

    public IReadOnlyList<CanonicalEntry> Entries => index.Value.Entries;

    IEnumerable<CanonicalEntry> ICanonicalSource.Entries => Entries;

    public IEnumerable<CanonicalEntry> EntriesOf(string url) => index.Value.ByUrl.TryGetValue(url, out var at) ? [Entries[at]] : [];

    /// <summary>The 1375 of R4; a server searches by those whose expression it can index.</summary>
    public ImmutableArray<SearchParameter> SearchParameters => searchParameters.Value;

    /// <summary>Patient, Practitioner, RelatedPerson, Encounter and Device.</summary>
    public ImmutableArray<Compartment> Compartments => compartments.Value;

    /// <summary>Of the base definitions of resources and data types.</summary>
    public ImmutableArray<RequiredBinding> RequiredBindings => requiredBindings.Value;

    /// <summary>The resource without its narrative; read and parsed anew unless somebody still holds the document. Null when the pack has no such
    /// canonical in that version.</summary>
    public Document? Find(string url, string? version = null)
    {
        if (Locate(url, version) is not { } at) return null;
        ref var held = ref index.Value.Documents[at];
        if (held is { } weak && weak.TryGetTarget(out var document)) return document;

        document = Parse(at);
        held = new WeakReference<Document>(document);
        return document;
    }

    /// <summary>The same as compact JSON.</summary>
    public byte[]? ReadJson(string url, string? version = null) => Locate(url, version) is { } at ? file.Read(index.Value.Blocks[at]) : null;

    private int? Locate(string canonical, string? version)
    {
        // The older tables of v2 have their version in the url itself, behind a bar.
        var (url, wanted) = index.Value.ByUrl.ContainsKey(canonical) ? (canonical, version) : Canonical.Split(canonical, version);
        if (!index.Value.ByUrl.TryGetValue(url, out var at)) return null;
        return wanted is null || wanted == Entries[at].Version ? at : null;
    }

    private Document Parse(int at)
    {
        var result = JsonParser.Parse(file.Read(index.Value.Blocks[at]), Schema);
        return result.Document ?? throw new InvalidDataException($"{Entries[at]} in the definitions pack cannot be read: {result.Issues[0]}");
    }

    private static Stream OpenEmbedded() =>
        typeof(DefinitionsPack).Assembly.GetManifestResourceStream(PackFormat.ResourceName)
        ?? throw new InvalidOperationException("The kernel was built without its definitions pack.");

    private sealed class Index((ImmutableArray<CanonicalEntry> Entries, PackBlock[] Blocks) table)
    {
        public ImmutableArray<CanonicalEntry> Entries { get; } = table.Entries;

        public PackBlock[] Blocks { get; } = table.Blocks;

        // Two threads may parse the same resource at once; either document will do.
        public WeakReference<Document>?[] Documents { get; } = new WeakReference<Document>?[table.Blocks.Length];

        public FrozenDictionary<string, int> ByUrl { get; } =
            table.Entries.Select((entry, at) => KeyValuePair.Create(entry.Url, at)).ToFrozenDictionary();
    }
}
