using System.Collections.Immutable;

using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;
using Fhir.Kernel.Outcome;

namespace Fhir.Conformance.Checks;

/// <summary>Resources that claim one of the project's profiles must conform to it; a target that claims none of it is not held to it.</summary>
internal static class ProfileCheck
{
    private const int Judged = 25;

    /// <summary>A group with a check per profile, numbered in order from 001.</summary>
    /// <param name="id">The group's: <c>LML-PROF</c>.</param>
    public static Group Group(string id, string tiltak, string package, params (string Type, string Profile)[] profiles) => new(id, tiltak,
        new Words("Profiler", "Profiles"), [.. profiles.Select((profile, at) => Of($"{id}-{at + 1:000}", profile.Type, Url(package, profile.Profile)))]);

    private static string Url(string package, string profile) => $"https://fhirref.example/no/{package}/StructureDefinition/{profile}";

    private static Check Of(string requirement, string type, string profile)
    {
        var name = profile[(profile.LastIndexOf('/') + 1)..];
        var kind = new DataKind(new Words($"ressurser som hevder profilen {name}", $"resources that claim the profile {name}"), type,
            [$"_profile={Uri.EscapeDataString(profile)}", ""], resource => resource.At("meta.profile").Any(claimed => claimed.Value.Split('|')[0] == profile));
        return new Check(requirement, (probe, cancel) => RunAsync(probe, kind, profile, cancel)) { Claims = [Claim.Interaction(type, "search-type")] };
    }

    private static async Task<Judgement> RunAsync(Probe probe, DataKind kind, string profile, CancellationToken cancel)
    {
        var found = await probe.FindAsync(kind, cancel);
        if (found.IsEmpty) return IsSupported(probe, kind.Type, profile) ? probe.NoData(kind) : Unclaimed(kind);
        var problems = found.Take(Judged).Select(resource => (Resource: resource, Issue: ProfileJudge.FirstError(resource, profile)))
            .Where(pair => pair.Issue is not null).ToImmutableArray();
        return problems.IsEmpty ? Judgement.Pass : Judgement.Fail(Named(problems, Language.Nb), Named(problems, Language.En));
    }

    private static bool IsSupported(Probe probe, string type, string profile) =>
        probe.Capabilities.SupportedProfiles(type).Any(supported => supported.Split('|')[0] == profile);

    private static Judgement Unclaimed(DataKind kind) =>
        Judgement.Omit($"Serveren har ingen {kind.Name.Nb}.", $"The server has no {kind.Name.En}.");

    private static string Named(ImmutableArray<(Node Resource, Issue? Issue)> problems, Language language) =>
        string.Join("; ", problems.Take(3).Select(pair => $"{pair.Resource.Reference}: {pair.Issue!.Expression} {pair.Issue.RuleId}: {pair.Issue.Text(language)}"));
}
