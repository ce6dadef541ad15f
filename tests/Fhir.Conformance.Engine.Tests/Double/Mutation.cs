using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>One way to break exactly one requirement: in the data, in how a request is understood, or in an answer on its way out.</summary>
internal sealed record Mutation(string RequirementId)
{
    public Action<ReferenceData>? SpoilData { get; init; }

    public Action<Call>? SpoilCall { get; init; }

    public Action<Call, Reply>? SpoilAnswer { get; init; }

    /// <summary>Changes the first resource that fits; a mutation that finds nothing to change is a mistake and throws.</summary>
    public static Mutation Data(string id, string type, Func<JsonObject, bool> fits, Action<JsonObject> change) => new(id)
    {
        SpoilData = data => change(data.All(type).FirstOrDefault(fits) ?? throw new InvalidOperationException($"{id}: no {type} to change")),
    };

    /// <summary>Takes the element at a path out of the first resource that has it: <c>dosage.0.text</c>.</summary>
    public static Mutation Without(string id, string type, string path, Func<JsonObject, bool>? fits = null) =>
        Data(id, type, resource => (fits?.Invoke(resource) ?? true) && resource.At(path) is not null, resource => resource.CutAt(path));

    /// <summary>Puts another value at a path of the first resource that has one there.</summary>
    public static Mutation With(string id, string type, string path, JsonNode value, Func<JsonObject, bool>? fits = null) =>
        Data(id, type, resource => (fits?.Invoke(resource) ?? true) && resource.At(path) is not null, resource => resource.PutAt(path, value));

    public static Mutation Call(string id, Func<Call, bool> of, Action<Call> change) => new(id)
    {
        SpoilCall = call =>
        {
            if (of(call)) change(call);
        },
    };

    public static Mutation Answer(string id, Func<Call, bool> of, Action<Reply> change) => new(id)
    {
        SpoilAnswer = (call, reply) =>
        {
            if (of(call)) change(reply);
        },
    };

    /// <summary>A search with exactly these parameters (_count aside) is done as if the last were not there.</summary>
    public static Mutation Ignores(string id, string type, params string[] parameters) =>
        Call(id, call => call.IsSearch && call.Type == type && call.Searches(parameters), call => call.Query.RemoveAll(pair => pair.Name == parameters[^1]));

    /// <summary>A search with exactly these parameters brings nothing.</summary>
    public static Mutation Loses(string id, string type, params string[] parameters) =>
        Answer(id, call => call.IsSearch && call.Type == type && call.Searches(parameters), reply => reply.Resource!["entry"] = new JsonArray());

    /// <summary>As <see cref="Ignores"/>, but only by POST.</summary>
    public static Mutation IgnoresByPost(string id, string type, params string[] parameters) =>
        Call(id, call => call.IsPostSearch && call.Type == type && call.Searches(parameters), call =>
            call.Query.RemoveAll(pair => pair.Name == parameters[^1]));

    /// <summary>The CapabilityStatement leaves a search parameter out.</summary>
    public static Mutation Unclaimed(string id, string type, string parameter) => Answer(id, call => call.Type == "metadata", reply =>
    {
        var resource = reply.Resource!["rest"]![0]!["resource"]!.AsArray().Single(resource => (string)resource!["type"]! == type)!;
        var parameters = resource["searchParam"]!.AsArray();
        parameters.Remove(parameters.Single(found => (string)found!["name"]! == parameter));
    });

    public override string ToString() => RequirementId;
}
