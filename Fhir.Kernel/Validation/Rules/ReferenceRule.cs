using System.Collections.Immutable;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules;

/// <param name="Type">What the target may be.</param>
/// <param name="Profile">What it must conform to; null when the type is enough.</param>
internal readonly record struct AllowedTarget(TypeInfo Type, ProfileLink? Profile);

/// <summary>
/// What a reference may point at. A reference that does not tell its target's type is let through, and a profile is asked only when the target is at hand.
/// https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.type.targetProfile
/// </summary>
/// <param name="names">The targets as the definition gives them, for messages.</param>
internal sealed class ReferenceRule(ImmutableArray<AllowedTarget> allowed, string names) : ElementRule
{
    private readonly bool hasProfiles = allowed.Any(target => target.Profile is not null);

    public override void Check(Element element, ValidationRun run)
    {
        if (element.Type != run.Names.ReferenceType || ReferenceTargets.TypeOf(element, run) is not { } type) return;
        if (!IsAllowed(type)) run.Report(element, ValidationRules.ReferenceTarget, type.Name, names);
        else if (hasProfiles && run.Target(element).Resource is { Exists: true } target && !Conforms(target, run))
            run.Report(element, ReferenceRules.TargetProfile, Encoding.UTF8.GetString(ReferenceTargets.TextOf(element, run)), names);
    }

    private bool IsAllowed(TypeInfo type)
    {
        foreach (var target in allowed)
            if (type.IsA(target.Type)) return true;
        return false;
    }

    // A profile that is not known allows anything of its type.
    private bool Conforms(Element target, ValidationRun run)
    {
        foreach (var (type, link) in allowed)
        {
            if (!target.Type.IsA(type)) continue;
            if (link?.Target(run.Book) is not { } profile || run.Conforms(target, profile)) return true;
        }
        return false;
    }
}

/// <summary>Where the target may be. https://hl7.org/fhir/R4/valueset-resource-aggregation-mode.html</summary>
/// <param name="modes"><c>contained</c>, <c>referenced</c>, <c>bundled</c></param>
internal sealed class AggregationRule(ImmutableArray<string> modes) : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        if (element.Type != run.Names.ReferenceType || ReferenceTargets.TextOf(element, run) is not { IsEmpty: false } text) return;
        var mode = text[0] == (byte)'#' ? "contained" : run.Target(element).Place == ReferencePlace.Bundled ? "bundled" : "referenced";
        if (modes.Contains(mode)) return;
        // Outside a Bundle nobody can tell what the Bundle will hold.
        if (mode == "referenced" && modes.Contains("bundled") && !ReferenceTargets.EntryOf(element, run).Exists) return;
        run.Report(element, ReferenceRules.Aggregation, Encoding.UTF8.GetString(text), mode, string.Join(", ", modes));
    }
}

/// <summary>Whether the reference names a version. https://hl7.org/fhir/R4/valueset-reference-version-rules.html</summary>
internal sealed class VersioningRule(bool isSpecific) : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        if (element.Type != run.Names.ReferenceType || ReferenceTargets.TextOf(element, run) is not { IsEmpty: false } text) return;
        var literal = ReferenceLiteral.Read(text, element.Document.Schema);
        if (literal.Form is not (ReferenceForm.Relative or ReferenceForm.Absolute) || !literal.Version.IsEmpty == isSpecific) return;
        run.Report(element, ReferenceRules.Versioning, Encoding.UTF8.GetString(text), isSpecific ? "specific" : "independent");
    }
}
