using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Definitions;

/// <summary>
/// Conformance resources take effect when they are written: the definitions in force are the packages' and, above them, the store's. A write or delete makes
/// a new state before it is answered; what does not depend on it is taken over as it is compiled. Thread-safe.
/// </summary>
public sealed class LiveDefinitions
{
    /// <summary>What takes effect by being stored.</summary>
    public static readonly ImmutableArray<string> Types = ["StructureDefinition", "ValueSet", "CodeSystem", "ConceptMap"];

    private const string TypeDefinitions = "http://hl7.org/fhir/StructureDefinition/";

    private readonly Lock gate = new();
    private readonly ICanonicalSource loaded;
    private readonly Schema schema;
    private ImmutableDictionary<(string Type, string Id), Version> stored = ImmutableDictionary<(string, string), Version>.Empty;
    private volatile DefinitionState current;

    /// <param name="loaded">The packages and R4 itself.</param>
    public LiveDefinitions(ICanonicalSource loaded, Schema schema, TerminologyProviders providers)
    {
        (this.loaded, this.schema) = (loaded, schema);
        var terminology = new TerminologyService(loaded, providers);
        current = new(loaded, terminology, new ProfileValidator(loaded, terminology, schema));
    }

    /// <summary>Never waits.</summary>
    public DefinitionState Current => current;

    /// <summary>Id to version of what is in force of a type.</summary>
    public IReadOnlyDictionary<string, long> VersionsOf(string type) =>
        stored.Where(pair => pair.Key.Type == type && pair.Value.Canonical is not null).ToDictionary(pair => pair.Key.Id, pair => pair.Value.Number);

    /// <summary>The canonical of a stored resource that is in force; null when there is none.</summary>
    public string? UrlOf(string type, string id) => stored.GetValueOrDefault((type, id))?.Canonical?.Entry.Url;

    /// <summary>Takes resources into force, or out of it: an older version than the one known changes nothing. Those of other types do not count.</summary>
    public void Apply(IEnumerable<StoredResource> written)
    {
        var relevant = written.Where(resource => Types.Contains(resource.Type)).ToList();
        if (relevant.Count == 0) return;
        lock (gate)
        {
            var touched = new HashSet<string>();
            foreach (var resource in relevant) Take(resource, touched);
            if (touched.Count > 0) Renew(touched);
        }
    }

    /// <summary>Takes out what another process has deleted.</summary>
    public void Remove(string type, IEnumerable<string> ids)
    {
        lock (gate)
        {
            var touched = new HashSet<string>();
            foreach (var id in ids)
            {
                if (!stored.TryGetValue((type, id), out var known)) continue;
                touched.UnionWith(known.Touched);
                stored = stored.Remove((type, id));
            }
            if (touched.Count > 0) Renew(touched);
        }
    }

    private void Take(StoredResource resource, HashSet<string> touched)
    {
        var key = (resource.Type, resource.Id);
        if (stored.TryGetValue(key, out var known))
        {
            if (known.Number >= resource.Version) return;
            touched.UnionWith(known.Touched);
        }
        var version = VersionOf(resource);
        touched.UnionWith(version.Touched);
        stored = stored.SetItem(key, version);
    }

    private Version VersionOf(StoredResource resource)
    {
        if (resource.IsDeleted || JsonParser.Parse(resource.Json, schema).Document is not { } document || IsTypeOfR4(document.Root)) return new(resource.Version, null, []);
        return CanonicalEntry.Of(document.Root) is { } entry
            ? new(resource.Version, new StoredCanonical(entry, resource.Json, schema), [.. TerminologyService.Touched(document.Root)])
            : new(resource.Version, null, []);
    }

    // What a Patient is does not change by storing another definition of it: the parsers and the rules of types are R4's.
    private bool IsTypeOfR4(Element resource) => resource.Type.Name == "StructureDefinition" && resource.ValueOf("url") is { } url
        && url.StartsWith(TypeDefinitions, StringComparison.Ordinal) && schema.FindType(url.AsSpan(TypeDefinitions.Length)) is not null;

    private void Renew(HashSet<string> touched)
    {
        var written = new StoredCanonicals(stored.Values.Select(version => version.Canonical).OfType<StoredCanonical>());
        var source = new LayeredSource(written, loaded);
        var terminology = current.Terminology.Renewed(source, touched);
        current = new(source, terminology, current.Validator.Renewed(source, terminology, touched));
    }

    /// <param name="Canonical">Null for a deletion, and for what has no url.</param>
    private sealed record Version(long Number, StoredCanonical? Canonical, ImmutableArray<string> Touched);
}
