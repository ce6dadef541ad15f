using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fhir.Kernel.Outcome;
using Fhir.Profiles.Registry;

namespace Fhir.Profiles.Restoring;

/// <summary>One package of a lock file.</summary>
/// <param name="Hash">Of its archive; null when it was in the cache before and nobody knows.</param>
/// <param name="Dependencies">By the name in its manifest.</param>
public sealed record LockedPackage(PackageId Id, ArchiveHash? Hash, ImmutableSortedDictionary<string, PackageId> Dependencies);

/// <summary>
/// <c>fhirpkg.lock.json</c>: which version each dependency came to, and what every archive hashed to, so that a later restore gives the very same packages.
/// Sorted, without times or addresses: the same packages give the same file.
/// </summary>
/// <param name="Dependencies">Those of the project itself, by the name in its manifest.</param>
public sealed record LockFile(ImmutableSortedDictionary<string, PackageId> Dependencies, ImmutableSortedDictionary<PackageId, LockedPackage> Packages)
{
    public const string FileName = "fhirpkg.lock.json";

    private const int Version = 1;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ImmutableSortedDictionary<string, PackageId> NoDependencies { get; } = ImmutableSortedDictionary.Create<string, PackageId>(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<PackageId, LockedPackage> NoPackages { get; } = ImmutableSortedDictionary.Create<PackageId, LockedPackage>(PackageId.Order);

    public static LockFile Empty { get; } = new(NoDependencies, NoPackages);

    /// <param name="name">What to call the file in a refusal.</param>
    public static Result<LockFile> Parse(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement) is { } file ? file : PackageReader.Refuse(PackageRules.LockFile, name);
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            return PackageReader.Refuse(PackageRules.LockFile, name);
        }
    }

    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("lock-version", Version);
            Write(json, Dependencies);
            json.WriteStartObject("packages");
            foreach (var package in Packages.Values) Write(json, package);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, LockedPackage package)
    {
        json.WriteStartObject(package.Id.ToString());
        if (package.Hash is { } hash) json.WriteString("integrity", hash.ToString());
        Write(json, package.Dependencies);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImmutableSortedDictionary<string, PackageId> dependencies)
    {
        json.WriteStartObject("dependencies");
        foreach (var (name, id) in dependencies) json.WriteString(name, id.ToString());
        json.WriteEndObject();
    }

    // Every package that is depended on must be among the packages; a file in which one is not was edited by hand.
    private static LockFile? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("lock-version", out var version) || version.ToString() != "1") return null;
        if (ReadDependencies(json) is not { } direct || !json.TryGetProperty("packages", out var packages) || packages.ValueKind != JsonValueKind.Object) return null;
        var read = NoPackages.ToBuilder();
        foreach (var package in packages.EnumerateObject())
        {
            if (Id(package.Name) is not { } id || package.Value.ValueKind != JsonValueKind.Object || ReadDependencies(package.Value) is not { } dependencies) return null;
            ArchiveHash? hash = package.Value.TryGetProperty("integrity", out var text) ? ArchiveHash.Parse(text.ToString()) : null;
            if (text.ValueKind != JsonValueKind.Undefined && hash is null) return null;
            read[id] = new(id, hash, dependencies);
        }
        return direct.Values.Concat(read.Values.SelectMany(package => package.Dependencies.Values)).All(read.ContainsKey) ? new(direct, read.ToImmutable()) : null;
    }

    private static ImmutableSortedDictionary<string, PackageId>? ReadDependencies(JsonElement json)
    {
        if (!json.TryGetProperty("dependencies", out var dependencies) || dependencies.ValueKind != JsonValueKind.Object) return null;
        var read = NoDependencies.ToBuilder();
        foreach (var dependency in dependencies.EnumerateObject())
        {
            if (Id(dependency.Value.ToString()) is not { } id) return null;
            read[dependency.Name] = id;
        }
        return read.ToImmutable();
    }

    private static PackageId? Id(string text) => PackageId.Split(text) is (var name, { } version) && PackageId.IsVersion(version) ? new(name, version) : null;
}
