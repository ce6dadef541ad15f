using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>One way to break exactly one requirement.</summary>
internal sealed record Mutation(string RequirementId)
{
    public Action<ReferenceData>? SpoilData { get; init; }

    public Action<Call, Reply>? SpoilAnswer { get; init; }

    /// <summary>False answers in JSON whatever was asked for.</summary>
    public bool AsXml { get; init; } = true;

    /// <summary>Changes the first resource of the type that fits; a mutation that changes nothing is a mistake in the test and throws.</summary>
    public static Mutation Data(string id, string type, Action<JsonObject> change, Func<JsonObject, bool>? fits = null) => new(id)
    {
        SpoilData = data => change(data.All(type).FirstOrDefault(fits ?? (_ => true)) ?? throw new InvalidOperationException($"{id}: no {type} to change")),
    };

    public static Mutation Answer(string id, Func<Call, bool> of, Action<Reply> change) => new(id)
    {
        SpoilAnswer = (call, reply) =>
        {
            if (of(call)) change(reply);
        },
    };

    public override string ToString() => RequirementId;
}
