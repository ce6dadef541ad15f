using System.Text.Json.Nodes;

namespace Fhir.Tiltak.Tests.Rules;

/// <summary>One thing that a profile's differential demands.</summary>
/// <param name="ElementId"><c>Patient.identifier:FNR.value</c></param>
/// <param name="Kind">The ElementDefinition's word: <c>min</c>, <c>max</c>, <c>fixed</c>, <c>pattern</c>, <c>binding</c>, <c>type</c>, <c>maxLength</c>, <c>slicing</c>; an invariant's key after <c>constraint:</c>.</param>
internal sealed record ProfileRule(string ElementId, string Kind)
{
    private const string Constraint = "constraint:";

    /// <summary>What an instance that breaks it is told.</summary>
    public string[] RuleIds => Kind switch
    {
        "min" => ["cardinality-min"],
        "max" => ["cardinality-max"],
        "fixed" => ["fixed-value"],
        "pattern" => ["pattern-value"],
        "binding" => ["binding-required"],
        "type" => ["type-not-allowed", "reference-target", "reference-target-profile", "reference-aggregation", "profile-no-match", "cardinality-min", "pattern-value", "fixed-value", "binding-required"],
        "maxLength" => ["max-length"],
        "slicing" => ["slicing-unmatched", "slicing-order"],
        _ => ["invariant-" + Kind[Constraint.Length..]],
    };

    public bool IsInvariant => Kind.StartsWith(Constraint, StringComparison.Ordinal);

    /// <summary>The element's path, without its slices.</summary>
    public string Path => string.Join('.', ElementId.Split('.').Select(part => part.Split(':')[0]));

    /// <summary>The rules of a StructureDefinition in the order of its differential.</summary>
    public static IEnumerable<ProfileRule> Of(JsonObject definition) =>
        Rows(definition).SelectMany(row => Kinds(row).Select(kind => new ProfileRule(row["id"]!.GetValue<string>(), kind)));

    /// <summary>The same StructureDefinition without this rule.</summary>
    public JsonObject RemovedFrom(JsonObject definition)
    {
        var copy = definition.DeepClone().AsObject();
        copy.Remove("snapshot");
        var row = Rows(copy).Single(row => row["id"]!.GetValue<string>() == ElementId);
        if (Kind == "slicing") row["slicing"]!["rules"] = "open";
        else if (IsInvariant) RemoveConstraint(row["constraint"]!.AsArray());
        else
            foreach (var name in row.Select(field => field.Key).Where(IsOwn).ToList()) row.Remove(name);
        return copy;
    }

    public override string ToString() => $"{ElementId} {Kind}";

    public static IEnumerable<JsonObject> Rows(JsonObject definition) => definition["differential"]!["element"]!.AsArray().Select(row => row!.AsObject());

    private bool IsOwn(string name) => Kind is "fixed" or "pattern" ? name.StartsWith(Kind, StringComparison.Ordinal) : name == Kind;

    private void RemoveConstraint(JsonArray constraints)
    {
        constraints.Remove(constraints.Single(constraint => Constraint + constraint!["key"]!.GetValue<string>() == Kind));
        if (constraints.Count == 0) constraints.Parent!.AsObject().Remove("constraint");
    }

    private static IEnumerable<string> Kinds(JsonObject row)
    {
        if (row["min"]?.GetValue<int>() > 0) yield return "min";
        if (row["max"]?.GetValue<string>() is not (null or "*")) yield return "max";
        foreach (var kind in (string[])["type", "maxLength"])
            if (row.ContainsKey(kind)) yield return kind;
        foreach (var kind in (string[])["fixed", "pattern"])
            if (row.Any(field => field.Key.StartsWith(kind, StringComparison.Ordinal))) yield return kind;
        if (row["binding"]?["strength"]?.GetValue<string>() == "required") yield return "binding";
        if (row["slicing"]?["rules"]?.GetValue<string>() is "closed" or "openAtEnd") yield return "slicing";
        foreach (var constraint in row["constraint"]?.AsArray() ?? [])
            if (constraint!["severity"]!.GetValue<string>() == "error") yield return Constraint + constraint["key"]!.GetValue<string>();
    }
}
