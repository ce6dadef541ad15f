using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>Finds some resource of any type for the checks that hold for every type.</summary>
internal static class AnySample
{
    public static readonly Judgement None = Judgement.Skip("Fant ingen ressurser på serveren.", "Found no resources on the server.");

    /// <summary>The target claims the interaction for a type we look for data in.</summary>
    public static Claim Somewhere(string interaction) => new(new Words(interaction, interaction),
        claims => CoreKinds.AnyType.Any(type => claims.HasInteraction(type, interaction)));

    /// <summary>The target claims the search parameter for a type we look for data in.</summary>
    public static Claim Search(string parameter) => new(new Words($"søk på {parameter}", $"search by {parameter}"),
        claims => CoreKinds.AnyType.Any(type => CanSearch(claims, type, parameter)));

    /// <summary>The target states the property with one of the codes for a type we look for data in.</summary>
    public static Claim Stated(string property, params string[] codes) => new(new Words(property, property),
        claims => !claims.IsKnown || CoreKinds.AnyType.Any(type => codes.Contains(claims.Stated(type, property))));

    /// <summary>The first resource found of a type that obeys the claim; missing when there is none.</summary>
    public static async Task<Node> FindAsync(Probe probe, Func<Capabilities, string, bool> isClaimed, CancellationToken cancel)
    {
        foreach (var type in CoreKinds.AnyType.Where(type => probe.Capabilities.HasInteraction(type, "search-type") && isClaimed(probe.Capabilities, type)))
        {
            var found = await probe.FindAsync(CoreKinds.All(type), cancel);
            if (!found.IsEmpty) return found[0];
        }
        return default;
    }

    public static Task<Node> SearchableAsync(Probe probe, string parameter, CancellationToken cancel) =>
        FindAsync(probe, (claims, type) => CanSearch(claims, type, parameter), cancel);

    private static bool CanSearch(Capabilities claims, string type, string parameter) => claims.HasInteraction(type, "search-type") && claims.HasSearch(type, parameter);

    public static Task<Node> FindAsync(Probe probe, string interaction, CancellationToken cancel) =>
        FindAsync(probe, (claims, type) => claims.HasInteraction(type, interaction), cancel);
}
