using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

/// <summary>A profile may take types, type profiles, targets and kinds of reference away, and add none. https://hl7.org/fhir/R4/profiling.html#limitations</summary>
internal sealed class TypeNarrowing(Schema schema, SnapshotSource source, List<Issue> issues)
{
    public void Check(ElementDefinition row, ElementDraft inherited, string place)
    {
        if (inherited.Types is not { IsEmpty: false } allowed) return;
        foreach (var type in row.Types)
        {
            var same = allowed.Where(candidate => Fits(type, candidate)).ToList();
            if (same.Count == 0) issues.Add(SnapshotRules.TypeNotAllowed.On(row, place, type.Code, string.Join(", ", allowed)));
            else Check(type, same, row, place);
        }
    }

    private void Check(ElementType type, List<ElementType> allowed, ElementDefinition row, string place)
    {
        if (Strangers(type.Profiles, allowed, one => one.Profiles) is { Count: > 0 } profiles)
            issues.Add(SnapshotRules.TypeProfileNotAllowed.On(row, place, profiles[0], All(allowed, one => one.Profiles)));
        if (Strangers(type.TargetProfiles, allowed, one => one.TargetProfiles) is { Count: > 0 } targets)
            issues.Add(SnapshotRules.TargetNotAllowed.On(row, place, targets[0], All(allowed, one => one.TargetProfiles)));
        if (allowed.TrueForAll(one => !one.Aggregation.IsEmpty) && type.Aggregation.Except(allowed.SelectMany(one => one.Aggregation)).Any())
            issues.Add(SnapshotRules.AggregationLoosened.On(row, place, string.Join(", ", type.Aggregation), All(allowed, one => one.Aggregation)));
        if (type.Versioning is { } versioning && allowed[0].Versioning is { } was and not "either" && versioning != was)
            issues.Add(SnapshotRules.AggregationLoosened.On(row, place, versioning, was));
    }

    private bool Fits(ElementType type, ElementType allowed) =>
        type.Code == allowed.Code || (allowed.IsSystem && type.Code is "uri" or "string" or "id")
        || (schema.FindType(type.Code) is { } narrow && schema.FindType(allowed.Code) is { } wide && narrow.IsA(wide));

    /// <summary>Those of the stated that build on none of the allowed; a type that allows any allows all.</summary>
    private List<string> Strangers(IEnumerable<string> stated, List<ElementType> allowed, Func<ElementType, IEnumerable<string>> part)
    {
        if (!allowed.TrueForAll(one => part(one).Any())) return [];
        var known = allowed.SelectMany(part).ToList();
        return [.. stated.Where(canonical => !known.Contains(canonical) && !known.Exists(wanted => source.MayBuildOn(canonical, wanted)))];
    }

    private static string All(List<ElementType> allowed, Func<ElementType, IEnumerable<string>> part) => string.Join(", ", allowed.SelectMany(part));
}
