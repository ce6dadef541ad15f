using System.Text.Json;
using System.Text.Json.Serialization;
using Fhir.Kernel.Terminology;

namespace Fhir.Terminology.Tables;

/// <summary>What a code table says of itself, and the names that its numbers stand for.</summary>
/// <param name="Languages">Tags; the first is "" for none.</param>
/// <param name="Uses">The first stands for none.</param>
/// <param name="Properties">Codes of the properties that concepts have.</param>
/// <param name="Sets">Names of the reference sets and answer lists.</param>
public sealed record TableDescription(
    string Url, string? Version, string? Title, CodeSystemContent Content, bool IsCaseSensitive, bool IsSubsumption, int Count,
    IReadOnlyList<string> Languages, IReadOnlyList<DesignationUse?> Uses, IReadOnlyList<string> Properties, IReadOnlyList<string> Sets)
{
    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, TableJson.Default.TableDescription);

    /// <exception cref="InvalidDataException">It is none.</exception>
    internal static TableDescription Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TableJson.Default.TableDescription) ?? throw new InvalidDataException("The table has no description.");
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataException("The table's description is damaged.", damaged);
        }
    }
}

[JsonSerializable(typeof(TableDescription))]
internal sealed partial class TableJson : JsonSerializerContext;
