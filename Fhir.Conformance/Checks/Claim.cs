using Fhir.Conformance.Engine;

namespace Fhir.Conformance.Checks;

/// <summary>Something a target may say it can do; checks on what it does not claim are omitted.</summary>
/// <param name="What">Such as «søk på patient for Observation».</param>
public sealed record Claim(Words What, Func<Capabilities, bool> IsMadeBy)
{
    public static Claim Type(string type) => new(new Words(type, type), claims => claims.HasType(type));

    /// <param name="code">A code of https://hl7.org/fhir/R4/valueset-type-restful-interaction.html</param>
    public static Claim Interaction(string type, string code) => new(new Words($"{code} for {type}", $"{code} on {type}"), claims =>
        claims.HasInteraction(type, code));

    public static Claim SystemInteraction(string code) => new(new Words(code, code), claims => claims.HasSystemInteraction(code));

    public static Claim Search(string type, string parameter) =>
        new(new Words($"søk på {parameter} for {type}", $"search by {parameter} on {type}"), claims => claims.HasSearch(type, parameter));

    public static Claim Operation(string type, string name) =>
        new(new Words($"${name} for {type}", $"${name} on {type}"), claims => claims.HasOperation(type, name));

    public static Claim Format(string format) => new(new Words($"formatet {format}", $"the format {format}"), claims => claims.HasFormat(format));

    /// <summary>The property of the type is one of the codes: <c>conditionalRead</c> is <c>full-support</c>.</summary>
    public static Claim Stated(string type, string property, params string[] codes) => new(
        new Words($"{property} {string.Join('/', codes)} for {type}", $"{property} {string.Join('/', codes)} on {type}"),
        claims => !claims.IsKnown || codes.Contains(claims.Stated(type, property)));
}
