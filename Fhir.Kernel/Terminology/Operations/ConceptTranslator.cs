using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Terminology.Operations;

/// <summary>Translates codes with the concept maps among the definitions, or with one that is sent along. https://hl7.org/fhir/R4/conceptmap-operation-translate.html</summary>
public sealed class ConceptTranslator(TerminologyService terminology)
{
    /// <summary>Other maps that are asked for what a map lacks, at most.</summary>
    private const int MostMaps = 20;

    /// <summary>With one map, whatever value sets it is between.</summary>
    public Translation With(Element conceptMap, TranslationRequest request) => Translate([ConceptMap.Read(conceptMap)], request);

    /// <summary>With every map that is known and lies between the value sets, as far as the request names them.</summary>
    public Translation WithAny(TranslationRequest request)
    {
        var (from, to) = request.IsReverse ? (request.Target, request.Source) : (request.Source, request.Target);
        return Translate([.. terminology.ConceptMaps.Where(map => IsSame(map.Source, from) && IsSame(map.Target, to))], request);
    }

    // A value set that the map does not name may still be the right one; the codes decide.
    private static bool IsSame(string? stated, string? wanted) => stated is null || wanted is null || Url(stated) == Url(wanted);

    private static string Url(string canonical) => Definitions.Canonical.Split(canonical).Url;

    private Translation Translate(IReadOnlyList<ConceptMap> maps, TranslationRequest request)
    {
        var missing = new List<Issue>();
        var all = maps.SelectMany(map => request.Codes.SelectMany(code => request.IsReverse ? Reverse(map, code, request) : Forward(map, code, request, missing, [])));
        var matches = all.Where(match => IsInTarget(match, request)).DistinctBy(match => (match.Equivalence, match.System, match.Code, match.Map)).ToImmutableArray();
        if (!matches.Any(match => match.IsTranslation)) missing.Add(TerminologyRules.NoTranslation.At(null, string.Join(", ", request.Codes)));
        return new Translation(matches, [.. missing.Distinct()]);
    }

    private bool IsInTarget(TranslationMatch match, TranslationRequest request)
    {
        if (request.TargetSystem is { } system && match.System != system) return false;
        var wanted = request.IsReverse ? request.Source : request.Target;
        return wanted is null || match.Code is null || terminology.Membership(wanted).Contains(match.System, match.Code) != Verdict.NotMember;
    }

    private IEnumerable<TranslationMatch> Forward(ConceptMap map, SentCode code, TranslationRequest request, List<Issue> missing, HashSet<string> seen)
    {
        foreach (var group in map.Groups.Where(group => IsFrom(group, code)))
        {
            var targets = group.Elements[code.Code].SelectMany(element => element.Targets).ToList();
            foreach (var target in targets.Where(target => HasDependencies(target, request, missing)))
                yield return new TranslationMatch(target.Equivalence, group.Target, target.Code, target.Display ?? Display(group.Target, target.Code), target.Products, map.Canonical);
            // An element without targets says that there is none; only what the group does not speak of is unmapped.
            if (group.Elements.Contains(code.Code) || group.Unmapped is not { } unmapped) continue;
            foreach (var match in Unmapped(map, group, unmapped, code, request, missing, seen)) yield return match;
        }
    }

    private static bool IsFrom(MapGroup group, SentCode code) =>
        (group.Source is null || code.System is null || group.Source == code.System) && (group.SourceVersion is null || code.Version is null || group.SourceVersion == code.Version);

    private IEnumerable<TranslationMatch> Unmapped(
        ConceptMap map, MapGroup group, MapUnmapped unmapped, SentCode code, TranslationRequest request, List<Issue> missing, HashSet<string> seen) => unmapped.Mode switch
    {
        "provided" => [new("equal", group.Target, code.Code, code.Display ?? Display(group.Target, code.Code), [], map.Canonical)],
        "fixed" when unmapped.Code is { } fallback => [new("relatedto", group.Target, fallback, unmapped.Display ?? Display(group.Target, fallback), [], map.Canonical)],
        "other-map" when unmapped.Url is { } url && seen.Count < MostMaps && seen.Add(url) && terminology.Source.Find(url) is { } other && other.Root.Type.Name == "ConceptMap"
            => Forward(ConceptMap.Read(other.Root), code, request, missing, seen),
        _ => [],
    };

    /// <summary>What a mapping depends on must have been sent along; what was not is a remark.</summary>
    private static bool HasDependencies(MapTarget target, TranslationRequest request, List<Issue> missing)
    {
        var unmet = target.DependsOn.Where(needed => !request.Dependencies.Any(known => Meets(known, needed))).ToList();
        missing.AddRange(unmet.Where(needed => request.Dependencies.All(known => known.Property != needed.Property))
            .Select(needed => TerminologyRules.DependencyMissing.At(null, $"{needed.Property} = {needed.Value}")));
        return unmet.Count == 0;
    }

    private static bool Meets(MapLink known, MapLink needed) =>
        known.Property == needed.Property && known.Value == needed.Value && (needed.System is null || known.System is null || known.System == needed.System);

    private IEnumerable<TranslationMatch> Reverse(ConceptMap map, SentCode code, TranslationRequest request)
    {
        foreach (var group in map.Groups.Where(group => group.Target is null || code.System is null || group.Target == code.System))
            foreach (var element in group.Elements.SelectMany(elements => elements))
                foreach (var target in element.Targets.Where(target => target.Code == code.Code && HasDependencies(target, request, [])))
                    yield return new TranslationMatch(Reversed(target.Equivalence), group.Source, element.Code, element.Display ?? Display(group.Source, element.Code), [], map.Canonical);
    }

    private static string Reversed(string equivalence) => equivalence switch
    {
        "wider" => "narrower",
        "narrower" => "wider",
        "subsumes" => "specializes",
        "specializes" => "subsumes",
        _ => equivalence,
    };

    private string? Display(string? system, string? code) => system is null || code is null ? null : terminology.Display(system, code);
}
