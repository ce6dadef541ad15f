using System.Text.Json;
using Fhir.Kernel.Definitions;

namespace Fhir.Profiles;

/// <summary>Reads what the canonical index needs from the top of a resource without building a document.</summary>
internal static class CanonicalScan
{
    /// <summary>ResourceType is null when the text is no JSON object with one; Entry when the resource has no url.</summary>
    public static (string? ResourceType, CanonicalEntry? Entry) Read(ReadOnlySpan<byte> json)
    {
        var texts = Texts(json);
        return (texts.GetValueOrDefault("resourceType"), Entry(texts));
    }

    /// <summary>The resource's own properties that are strings; none when the text is no JSON object.</summary>
    public static Dictionary<string, string> Texts(ReadOnlySpan<byte> json)
    {
        try
        {
            return Texts(new Utf8JsonReader(json));
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            // The latter is a string that is no Unicode, such as half a surrogate pair.
            return [];
        }
    }

    private static Dictionary<string, string> Texts(Utf8JsonReader reader)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return texts;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.String) texts.TryAdd(name, reader.GetString()!);
            else reader.Skip();
        }
        return texts;
    }

    internal static CanonicalEntry? Entry(Dictionary<string, string> texts)
    {
        if (!texts.TryGetValue("resourceType", out var type) || !texts.TryGetValue("url", out var url)) return null;
        return new CanonicalEntry(type, texts.GetValueOrDefault("id", ""), url, texts.GetValueOrDefault("version"))
        {
            Name = texts.GetValueOrDefault("name"),
            Title = texts.GetValueOrDefault("title"),
            Status = texts.GetValueOrDefault("status"),
            Kind = texts.GetValueOrDefault("kind"),
            Type = texts.GetValueOrDefault("type"),
            BaseDefinition = texts.GetValueOrDefault("baseDefinition"),
            Derivation = texts.GetValueOrDefault("derivation"),
            Content = texts.GetValueOrDefault("content"),
            ValueSet = texts.GetValueOrDefault("valueSet"),
        };
    }
}
