using System.Text.Json.Nodes;

namespace Fhir.Kernel.Tests.Mutation;

/// <summary>JSON Merge Patch. https://datatracker.ietf.org/doc/html/rfc7396</summary>
internal static class JsonPatch
{
    public static void Apply(JsonObject patch, JsonObject target)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null) target.Remove(name);
            else if (value is JsonObject inner && target[name] is JsonObject below) Apply(inner, below);
            else target[name] = value.DeepClone();
        }
    }
}
