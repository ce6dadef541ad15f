using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>An answer of the reference server before it goes out; a mutation changes it.</summary>
internal sealed class Reply
{
    public int Status { get; set; } = 200;

    /// <summary>Without Content-Type, which <see cref="MediaType"/> is.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public string MediaType { get; set; } = "application/fhir+json; charset=utf-8";

    /// <summary>A resource; null when the answer has none or is <see cref="Bytes"/>.</summary>
    public JsonObject? Resource { get; set; }

    /// <summary>The body itself, when it is no FHIR or has been made already.</summary>
    public byte[]? Bytes { get; set; }

    public static Reply Of(JsonObject resource, int status = 200) => new() { Resource = resource.DeepClone().AsObject(), Status = status };

    public static Reply Outcome(int status, string code, string text, string? expression = null)
    {
        var issue = new JsonObject { ["severity"] = status < 400 ? "information" : "error", ["code"] = code, ["details"] = new JsonObject { ["text"] = text } };
        if (expression is not null) issue["expression"] = new JsonArray(expression);
        return new Reply { Status = status, Resource = new JsonObject { ["resourceType"] = "OperationOutcome", ["issue"] = new JsonArray(issue) } };
    }
}
