using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>The profiles that a resource claims, each with those it imposes. Resources in a Bundle and contained ones have their own claims.</summary>
internal static class ResourceRules
{
    /// <summary>Pushes the rules of every claimed profile.</summary>
    public static void Enter(Element resource, int from, ValidationRun run)
    {
        foreach (var claim in resource.Child(run.Names.Meta).ChildrenNamed(run.Names.Profile))
        {
            if (!claim.HasValue) continue;
            if (run.Book.Profile(claim.Utf8Value) is { } profile) ApplyNamed(profile, claim, resource, from, run);
            else ReportUnknown(claim, Encoding.UTF8.GetString(claim.Utf8Value), run);
        }
    }

    /// <summary>A profile the caller asks for, whether the resource claims it or not.</summary>
    public static void Require(string canonical, Element resource, ValidationRun run)
    {
        if (run.Book.Profile(canonical) is { } profile) ApplyNamed(profile, resource, resource, 0, run);
        else ReportUnknown(resource, canonical, run);
    }

    // A version that is not there is something else than a profile nobody knows.
    private static void ReportUnknown(Element place, string canonical, ValidationRun run)
    {
        var versions = run.Book.Canonicals.VersionsOf(Canonical.Split(canonical).Url);
        if (versions.IsEmpty) run.Report(place, ValidationRules.ProfileUnresolved, canonical);
        else run.Report(place, ValidationRules.ProfileVersion, canonical, string.Join(", ", versions));
    }

    /// <summary>What is said of a definition only where it is named itself, and not where another builds on it.</summary>
    private static void ApplyNamed(CompiledProfile profile, Element place, Element resource, int from, ValidationRun run)
    {
        if (profile.IsAbstract) run.Report(place, ValidationRules.ProfileAbstract, profile.Canonical);
        if (profile.IsRetired) run.Report(place, ValidationRules.DefinitionRetired, profile.Canonical);
        if (profile.Versions is var (used, all)) run.Report(place, ValidationRules.ProfileAmbiguous, profile.Canonical, all, used);
        Apply(profile, resource, from, run);
    }

    private static void Apply(CompiledProfile profile, Element resource, int from, ValidationRun run)
    {
        if (profile.Type is not { } type || !resource.Type.IsA(type))
            run.Report(resource, ValidationRules.ProfileType, profile.Canonical, profile.Type?.Name ?? "?", resource.Type.Name);
        else if (profile.Failure is { } failure)
            run.Report(resource, ValidationRules.ProfileUnusable, profile.Canonical, failure);
        else if (run.PushOnce(profile.Root, from))
            foreach (var imposed in profile.Imposed) Impose(imposed, resource, from, run);
    }

    private static void Impose(ProfileLink imposed, Element resource, int from, ValidationRun run)
    {
        if (imposed.Target(run.Book) is { } profile) Apply(profile, resource, from, run);
        else run.Report(resource, ValidationRules.ProfileUnresolved, Severity.Information, imposed.Canonical);
    }
}
