using System.Text.Json;

namespace Fhir.Tiltak.Population.Files;

/// <summary>An object or array that is written; leaving its scope ends it.</summary>
internal readonly record struct Open(Utf8JsonWriter Json, bool IsArray) : IDisposable
{
    public void Dispose()
    {
        if (IsArray) Json.WriteEndArray();
        else Json.WriteEndObject();
    }
}
