using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Patching;

/// <summary>
/// JSON Patch: the operations one after the other, all or none. https://datatracker.ietf.org/doc/html/rfc6902 and https://hl7.org/fhir/R4/http.html#patch
/// </summary>
public static class JsonPatch
{
    /// <summary>The document as the patch leaves it; 400 when it is no patch, 422 when it does not fit, 413 when it costs too much.</summary>
    /// <param name="document">Is used up.</param>
    public static Result<JsonObject> Apply(JsonObject document, ReadOnlyMemory<byte> patch, PatchLimits limits)
    {
        var operations = Read(patch, limits);
        if (operations.Refusal is { } refusal) return refusal;

        var tree = new JsonTree(document, limits);
        foreach (var operation in operations.Value)
            if (Apply(tree, operation) is { } failed) return failed;
        return tree.Root as JsonObject is { } result ? result : new Refusal(422, [PatchRules.JsonRoot.At(null, operations.Value[^1].At)]);
    }

    private static Refusal? Apply(JsonTree tree, JsonPatchOperation operation) => operation.Name switch
    {
        "add" => tree.Add(operation, operation.Path, operation.Value?.DeepClone()),
        "remove" => tree.Remove(operation, operation.Path).Refusal,
        "replace" => tree.Replace(operation, operation.Value?.DeepClone()),
        "move" => Move(tree, operation),
        "copy" => Copy(tree, operation),
        _ => Test(tree, operation),
    };

    private static Refusal? Move(JsonTree tree, JsonPatchOperation operation)
    {
        if (operation.From!.Holds(operation.Path)) return new Refusal(422, [PatchRules.JsonIntoItself.At(null, operation.At, operation.From.Text)]);
        if (operation.From.Tokens.SequenceEqual(operation.Path.Tokens)) return tree.Get(operation, operation.From).Refusal;
        var taken = tree.Remove(operation, operation.From);
        return taken.Refusal ?? tree.Add(operation, operation.Path, taken.Value.Node);
    }

    private static Refusal? Copy(JsonTree tree, JsonPatchOperation operation)
    {
        var source = tree.Get(operation, operation.From!);
        if (source.Refusal is { } missing) return missing;
        return tree.Spend(operation, source.Value.Node) ?? tree.Add(operation, operation.Path, source.Value.Node?.DeepClone());
    }

    private static Refusal? Test(JsonTree tree, JsonPatchOperation operation)
    {
        var found = tree.Get(operation, operation.Path);
        if (found.Refusal is { } missing) return missing;
        return JsonNode.DeepEquals(found.Value.Node, operation.Value) ? null : new Refusal(422, [PatchRules.JsonTestFailed.At(null, operation.At, operation.Path.Text)]);
    }

    private static Result<IReadOnlyList<JsonPatchOperation>> Read(ReadOnlyMemory<byte> patch, PatchLimits limits)
    {
        var parsed = Parse(patch, limits);
        if (parsed.Refusal is { } malformed) return malformed;
        if (parsed.Value.Count > limits.MaxOperations)
            return new Refusal(413, [PatchRules.TooManyOperations.At(null, Number(parsed.Value.Count), Number(limits.MaxOperations))]);

        var operations = new List<JsonPatchOperation>(parsed.Value.Count);
        foreach (var item in parsed.Value)
        {
            if (item is not JsonObject members) return Refusal.BadRequest(PatchRules.JsonNotAList.At(null));
            var operation = JsonPatchOperation.Read(members, operations.Count);
            if (operation.Refusal is { } refusal) return refusal;
            operations.Add(operation.Value);
        }
        return operations;
    }

    // A member that is written twice would mean whatever the reader takes it for.
    private static Result<JsonArray> Parse(ReadOnlyMemory<byte> patch, PatchLimits limits)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = limits.MaxDepth + 2, AllowDuplicateProperties = false };
            return JsonNode.Parse(patch.Span, null, options) as JsonArray is { } list ? list : Refusal.BadRequest(PatchRules.JsonNotAList.At(null));
        }
        catch (JsonException malformed)
        {
            return Refusal.BadRequest(PatchRules.JsonMalformed.At(null, malformed.Message));
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
