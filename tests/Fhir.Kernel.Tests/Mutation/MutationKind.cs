using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Tests.Mutation;

/// <summary>One way of breaking a resource.</summary>
/// <param name="Name">What is done, in words.</param>
/// <param name="Break">Null when the subject has nothing that can be broken so.</param>
internal sealed record MutationKind(string Name, Func<Draft, Mutant?> Break)
{
    public override string ToString() => Name;

    /// <summary>Breaks one element of those that fit.</summary>
    public static MutationKind At(string name, Func<Spot, bool> fits, Func<Spot, Expected> damage) => new(name, draft =>
        draft.Pick(draft.Spots.Where(spot => !spot.Element.IsRoot && fits(spot))) is { } spot ? draft.Mutant(damage(spot)) : null);

    /// <summary>Breaks one element of those that fit, the root among them.</summary>
    public static MutationKind Anywhere(string name, Func<Spot, bool> fits, Func<Spot, Expected> damage) => new(name, draft =>
        draft.Pick(draft.Spots.Where(fits)) is { } spot ? draft.Mutant(damage(spot)) : null);

    /// <summary>Breaks one element that a profile of the subject has a row for; rows within slices are not among them.</summary>
    public static MutationKind ByProfile(string name, Func<ElementDefinition, Spot, bool> fits, Func<ElementDefinition, Spot, Expected> damage) => new(name, draft =>
        draft.Pick(draft.Constrained().Where(pair => fits(pair.Item1, pair.Item2))) is { } pair ? draft.Mutant(damage(pair.Item1, pair.Item2)) : null);

    /// <summary>An invariant broken by a patch of the element it stands on.</summary>
    /// <param name="has">The children it must have, with an exclamation mark those it may not have.</param>
    /// <param name="patch">https://datatracker.ietf.org/doc/html/rfc7396: a null takes a property away.</param>
    public static MutationKind Invariant(string key, string type, string has, string patch) => Patched($"invariant {key}", type, has, patch, "invariant-" + key);

    /// <summary>A patch that breaks a rule at the patched element.</summary>
    public static MutationKind Patched(string name, string type, string has, string patch, string rule) => Anywhere(name, spot => spot.Node is JsonObject && spot.Type == type && spot.HasAll(has), spot =>
    {
        JsonPatch.Apply(JsonNode.Parse(patch)!.AsObject(), spot.Object);
        return new(rule, spot.Place);
    });

    /// <summary>Breaks the resource as a whole.</summary>
    public static MutationKind AtRoot(string name, Func<Spot, bool> fits, Func<Spot, Expected> damage) => new(name, draft =>
        fits(draft.Spots[0]) ? draft.Mutant(damage(draft.Spots[0])) : null);

    /// <summary>Puts a value in the place of one of a type.</summary>
    public static MutationKind Value(string type, JsonNode value, string rule = "primitive-format") => At(
        $"{type} {Shown(value)}",
        spot => spot.Type == type && spot.Node is not null,
        spot =>
        {
            spot.Put(value.DeepClone());
            return new(rule, spot.Place);
        });

    /// <summary>And then something that JSON nodes cannot hold, in the text.</summary>
    public MutationKind Then(Func<string, string> damage) => Then((text, _) => damage(text));

    public MutationKind Then(Func<string, Expected, string> damage) => this with
    {
        Break = draft => Break(draft) is { } mutant ? mutant with { Bytes = Encoding.UTF8.GetBytes(damage(Encoding.UTF8.GetString(mutant.Bytes), mutant.Expected)) } : null,
    };

    private static string Shown(JsonNode value) => Encoding.UTF8.GetString(Draft.Bytes(value)) is { Length: > 40 } text ? text[..40] + "…" : Encoding.UTF8.GetString(Draft.Bytes(value));
}
