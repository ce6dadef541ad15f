using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Patching;

/// <summary>One operation of a JSON Patch, read and complete. https://datatracker.ietf.org/doc/html/rfc6902#section-4</summary>
/// <param name="At">Its number in the patch, for refusals.</param>
/// <param name="From">Of move and copy.</param>
/// <param name="Value">Of add, replace and test; null is JSON's null there.</param>
public sealed record JsonPatchOperation(string At, string Name, JsonPointer Path, JsonPointer? From, JsonNode? Value)
{
    /// <summary>Members that the operation does not define are ignored, as the RFC asks.</summary>
    public static Result<JsonPatchOperation> Read(JsonObject operation, int at)
    {
        var number = at.ToString(CultureInfo.InvariantCulture);
        if (Text(operation, "op") is not { } name) return Missing(number, "op");
        if (name is not ("add" or "remove" or "replace" or "move" or "copy" or "test")) return Refusal.BadRequest(PatchRules.JsonOperation.At(null, number, name));
        if (name is "add" or "replace" or "test" && !operation.ContainsKey("value")) return Missing(number, "value");

        var path = Pointer(operation, "path", number);
        if (path.Refusal is { } noPath) return noPath;
        if (name is not ("move" or "copy")) return new JsonPatchOperation(number, name, path.Value, null, operation["value"]);
        var from = Pointer(operation, "from", number);
        return from.Refusal is { } noFrom ? noFrom : new JsonPatchOperation(number, name, path.Value, from.Value, null);
    }

    private static Result<JsonPointer> Pointer(JsonObject operation, string member, string at)
    {
        if (Text(operation, member) is not { } text) return Missing(at, member);
        return JsonPointer.Parse(text) is { } pointer ? pointer : Refusal.BadRequest(PatchRules.JsonPointerInvalid.At(null, at, text));
    }

    private static string? Text(JsonObject operation, string member) =>
        operation[member] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static Refusal Missing(string at, string member) => Refusal.BadRequest(PatchRules.JsonMember.At(null, at, member));
}
