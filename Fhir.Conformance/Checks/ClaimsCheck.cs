using Fhir.Conformance.Engine;

namespace Fhir.Conformance.Checks;

/// <summary>The target claims everything a server for the tiltak must: a check on something unclaimed is omitted, so this one must tell that it is missing.</summary>
public static class ClaimsCheck
{
    /// <param name="type">A target that does not claim this type has nothing to do with the tiltak; the check is then omitted.</param>
    public static Check Of(string requirement, string type, params Claim[] wanted) => new(requirement, (probe, _) =>
        Task.FromResult(Judge(probe.Capabilities, wanted)))
    {
        Claims = [Claim.Type(type)],
    };

    /// <summary>Read, search and the search parameters of a type.</summary>
    public static Claim[] Searchable(string type, params string[] parameters) =>
        [Claim.Interaction(type, "read"), Claim.Interaction(type, "search-type"), .. parameters.Select(parameter => Claim.Search(type, parameter))];

    private static Judgement Judge(Capabilities claims, Claim[] wanted)
    {
        if (!claims.IsKnown) return Judgement.Fail("Serveren ga ingen lesbar CapabilityStatement.", "The server gave no readable CapabilityStatement.");
        var missing = wanted.Where(claim => !claim.IsMadeBy(claims)).ToList();
        return missing.Count == 0 ? Judgement.Pass : Judgement.Fail(
            $"CapabilityStatement mangler {string.Join(", ", missing.Select(claim => claim.What.Nb))}.",
            $"The CapabilityStatement lacks {string.Join(", ", missing.Select(claim => claim.What.En))}.");
    }
}
