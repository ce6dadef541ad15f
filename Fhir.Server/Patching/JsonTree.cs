using System.Globalization;
using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Patching;

/// <summary>A node that may be JSON's null, which the framework has no object for.</summary>
public readonly record struct JsonPlace(JsonNode? Node);

/// <summary>A JSON document that operations change at places that pointers name.</summary>
public sealed class JsonTree(JsonNode? root, PatchLimits limits)
{
    private long spent;

    public JsonNode? Root { get; private set; } = root;

    public Result<JsonPlace> Get(JsonPatchOperation operation, JsonPointer pointer)
    {
        var node = Root;
        foreach (var token in pointer.Tokens)
        {
            var step = Step(operation, pointer, node, token);
            if (step.Refusal is { } missing) return missing;
            node = step.Value.Node;
        }
        return new JsonPlace(node);
    }

    /// <summary>Into an object under a name, or into an array before an index; <c>-</c> is its end.</summary>
    /// <param name="value">Belongs to no document yet.</param>
    public Refusal? Add(JsonPatchOperation operation, JsonPointer pointer, JsonNode? value)
    {
        if (pointer.Tokens.Length + DepthOf(value) > limits.MaxDepth) return TooDeep(operation);
        if (pointer.Tokens.IsEmpty)
        {
            Root = value;
            return null;
        }
        var parent = Parent(operation, pointer);
        if (parent.Refusal is { } missing) return missing;
        if (parent.Value.Node is JsonObject members) members[pointer.Tokens[^1]] = value;
        else if (parent.Value.Node is not JsonArray list) return Missing(operation, pointer);
        else if (pointer.Tokens[^1] == "-") list.Add(value);
        else if (Index(pointer.Tokens[^1], list.Count + 1) is { } index) list.Insert(index, value);
        else return NoIndex(operation, pointer, list);
        return null;
    }

    /// <returns>What was there, belonging to no document any more.</returns>
    public Result<JsonPlace> Remove(JsonPatchOperation operation, JsonPointer pointer)
    {
        var found = Get(operation, pointer);
        if (found.Refusal is not null) return found;
        if (pointer.Tokens.IsEmpty) Root = null;
        else if (Parent(operation, pointer).Value.Node is JsonObject members) members.Remove(pointer.Tokens[^1]);
        else ((JsonArray)Parent(operation, pointer).Value.Node!).RemoveAt(int.Parse(pointer.Tokens[^1], CultureInfo.InvariantCulture));
        return found;
    }

    /// <summary>At the place of what is there: a member keeps its position.</summary>
    public Refusal? Replace(JsonPatchOperation operation, JsonNode? value)
    {
        var pointer = operation.Path;
        if (Get(operation, pointer).Refusal is { } missing) return missing;
        if (pointer.Tokens.Length + DepthOf(value) > limits.MaxDepth) return TooDeep(operation);
        if (pointer.Tokens.IsEmpty) Root = value;
        else if (Parent(operation, pointer).Value.Node is JsonObject members) members[pointer.Tokens[^1]] = value;
        else ((JsonArray)Parent(operation, pointer).Value.Node!)[int.Parse(pointer.Tokens[^1], CultureInfo.InvariantCulture)] = value;
        return null;
    }

    /// <summary>Counts what a copy adds: a handful of copies of copies is otherwise enough to fill the memory.</summary>
    public Refusal? Spend(JsonPatchOperation operation, JsonNode? copied)
    {
        spent += copied?.ToJsonString().Length ?? 4;
        return spent <= limits.MaxCopied ? null : new Refusal(413, [PatchRules.TooLarge.At(null, operation.At, limits.MaxCopied.ToString(CultureInfo.InvariantCulture))]);
    }

    private Result<JsonPlace> Parent(JsonPatchOperation operation, JsonPointer pointer) => Get(operation, pointer with { Tokens = pointer.Tokens[..^1] });

    private static Result<JsonPlace> Step(JsonPatchOperation operation, JsonPointer pointer, JsonNode? node, string token)
    {
        if (node is JsonObject members) return members.TryGetPropertyValue(token, out var member) ? new JsonPlace(member) : Missing(operation, pointer);
        if (node is not JsonArray list) return Missing(operation, pointer);
        if (token == "-") return Missing(operation, pointer);
        return Index(token, list.Count) is { } index ? new JsonPlace(list[index]) : NoIndex(operation, pointer, list);
    }

    // Digits without leading zeros: RFC 6901 section 4.
    private static int? Index(string token, int count) =>
        int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count && (token[0] != '0' || token.Length == 1) ? index : null;

    /// <summary>Without recursion, which a deep document would take to the end of the stack.</summary>
    private static int DepthOf(JsonNode? node)
    {
        var (deepest, open) = (0, new Stack<(JsonNode Node, int Depth)>());
        if (node is not null) open.Push((node, 1));
        while (open.TryPop(out var next))
        {
            deepest = Math.Max(deepest, next.Depth);
            foreach (var child in Children(next.Node)) if (child is not null) open.Push((child, next.Depth + 1));
        }
        return deepest;
    }

    private static IEnumerable<JsonNode?> Children(JsonNode node) => node switch
    {
        JsonObject members => members.Select(member => member.Value),
        JsonArray list => list,
        _ => [],
    };

    private Refusal TooDeep(JsonPatchOperation operation) => new(422, [PatchRules.TooDeep.At(null, operation.At, limits.MaxDepth.ToString(CultureInfo.InvariantCulture))]);

    private static Refusal Missing(JsonPatchOperation operation, JsonPointer pointer) => new(422, [PatchRules.JsonTargetMissing.At(null, operation.At, pointer.Text)]);

    private static Refusal NoIndex(JsonPatchOperation operation, JsonPointer pointer, JsonArray list) =>
        new(422, [PatchRules.JsonIndex.At(null, operation.At, pointer.Text, list.Count.ToString(CultureInfo.InvariantCulture))]);
}
