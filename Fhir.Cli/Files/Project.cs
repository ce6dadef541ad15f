using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Fhir.Profiles.Restoring;

namespace Fhir.Cli.Files;

/// <summary>A folder with a package.json that says what it depends on, and the lock file beside it.</summary>
internal sealed class Project
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string folder;
    private readonly JsonObject manifest;

    private Project(string folder, JsonObject manifest) => (this.folder, this.manifest) = (folder, manifest);

    public string LockPath => Path.Combine(folder, LockFile.FileName);

    /// <summary>Name to version, as written.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Dependencies =>
        manifest["dependencies"] is JsonObject dependencies ? [.. dependencies.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.ToString() ?? ""))] : [];

    public static bool IsOne(string folder) => File.Exists(Path.Combine(folder, "package.json"));

    /// <summary>Null when the folder's package.json is no JSON object.</summary>
    public static Project? Open(string folder)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, "package.json"))) is JsonObject manifest && manifest.Count >= 0 ? new(folder, manifest) : null;
        }
        catch (Exception trouble) when (trouble is JsonException or ArgumentException or InvalidOperationException)
        {
            // A property that is there twice is an ArgumentException.
            return null;
        }
    }

    /// <summary>The lock file; an empty one when there is none.</summary>
    public Result<LockFile> ReadLock() => File.Exists(LockPath) ? LockFile.Parse(File.ReadAllBytes(LockPath), LockPath) : LockFile.Empty;

    /// <summary>Writes the lock file if that changes it.</summary>
    public void WriteLock(LockFile file)
    {
        var bytes = file.ToBytes();
        if (!File.Exists(LockPath) || !File.ReadAllBytes(LockPath).AsSpan().SequenceEqual(bytes)) File.WriteAllBytes(LockPath, bytes);
    }

    /// <summary>Writes a dependency into package.json, in the place of one of the same name.</summary>
    public void Add(PackageId id)
    {
        if (manifest["dependencies"] is not JsonObject dependencies) manifest["dependencies"] = dependencies = [];
        dependencies[id.Name] = id.Version;
        File.WriteAllText(Path.Combine(folder, "package.json"), $"{manifest.ToJsonString(Written)}\n");
    }
}
