using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fhir.Server.Operations.Import;

/// <summary>A checked kick-off, as it is kept with its job.</summary>
/// <param name="Inputs">What is to be fetched; empty when the lines themselves were sent.</param>
/// <param name="SkipsExisting">Leaves alone what is there already; otherwise it gets a new version.</param>
public sealed record ImportRequest(string Url, string BaseUrl, IReadOnlyList<ImportInput> Inputs, bool SkipsExisting, bool Validates, bool NeedsToken)
{
    /// <summary>The network address of the caller, for the log of access; null when there was none.</summary>
    public string? Origin { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, ImportJson.Default.ImportRequest);

    public static ImportRequest Read(string json) => JsonSerializer.Deserialize(json, ImportJson.Default.ImportRequest)!;
}

/// <param name="Type">The type of every line; null for any.</param>
public sealed record ImportInput(string? Type, string Url);

[JsonSerializable(typeof(ImportRequest))]
[JsonSerializable(typeof(ImportState))]
internal sealed partial class ImportJson : JsonSerializerContext;
