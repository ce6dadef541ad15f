using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Validation.Rules;

namespace Fhir.Kernel.Validation.Compiling;

/// <summary>What one row demands of the element itself, beyond what another row demands of it already.</summary>
/// <param name="inherited">Null when nothing is demanded yet.</param>
/// <param name="types">The types the element may have.</param>
internal sealed class OwnRules(ElementDefinition row, ElementDefinition? inherited, IReadOnlyList<TypeInfo> types, CompilingScope scope)
{
    private const string R4 = "http://hl7.org/fhir/StructureDefinition/";

    private readonly List<ElementRule> rules = [];
    private readonly string id = row.Id ?? row.Path;

    /// <summary>In the order in which they are checked: the cheap ones that say most first.</summary>
    public ElementRule[] Compile()
    {
        AddTypes();
        AddValues();
        AddBindings();
        AddTargets();
        AddReferenceModes();
        AddCanonicals();
        AddInvariants();
        return [.. rules];
    }

    /// <summary>The profiles that values of the row's types must conform to.</summary>
    public ProfileLink[] TypeProfiles()
    {
        var known = inherited?.Types.SelectMany(type => type.Profiles).ToHashSet() ?? [];
        return [.. row.Types.SelectMany(type => type.Profiles).Distinct().Where(profile => !known.Contains(profile)).Select(profile => new ProfileLink(profile))];
    }

    private void AddTypes()
    {
        if (row.IsRoot || inherited is null || row.Types.IsEmpty) return;
        var left = row.Types.Select(type => type.Code).ToHashSet();
        if (inherited.Types.All(type => type.IsSystem || left.Contains(type.Code))) return;
        rules.Add(new TypeRule([.. left.Select(scope.Schema.FindType).OfType<TypeInfo>()], id));
    }

    private void AddValues()
    {
        if (IsNew(row.Fixed, inherited?.Fixed)) rules.Add(new FixedRule(ValueTemplate.Of(row.Fixed), id));
        if (IsNew(row.Pattern, inherited?.Pattern)) rules.Add(new PatternRule(ValueTemplate.Of(row.Pattern), id));
        if (IsNew(row.MinValue, inherited?.MinValue)) rules.Add(new RangeRule(row.MinValue, isMinimum: true, id));
        if (IsNew(row.MaxValue, inherited?.MaxValue)) rules.Add(new RangeRule(row.MaxValue, isMinimum: false, id));
        if (row.MaxLength is { } length && length != inherited?.MaxLength) rules.Add(new LengthRule(length, id));
    }

    private static bool IsNew(Element value, Element? inherited) =>
        value.Exists && !(inherited is { Exists: true } known && JsonWriter.ToBytes(value).AsSpan().SequenceEqual(JsonWriter.ToBytes(known)));

    private void AddBindings()
    {
        rules.AddRange(AdditionalBindings.Of(row.Source.Child("binding")));
        if (row.Binding is not { } binding || binding == inherited?.Binding) return;
        if (binding.MaxValueSet is { } most) rules.Add(new BindingRule(most, ValidationRules.BindingMax, needsCode: false));
        if (binding.ValueSet is not { } valueSet) return;
        if (binding.Strength == "required") rules.Add(new BindingRule(valueSet, ValidationRules.BindingRequired, needsCode: true));
        else if (binding.Strength == "extensible") rules.Add(new BindingRule(valueSet, ValidationRules.BindingExtensible, needsCode: false));
    }

    private void AddTargets()
    {
        var targets = Targets(row);
        if (targets.Count == 0 || (inherited is not null && targets.SetEquals(Targets(inherited)))) return;
        var allowed = targets.Select(Allowed).ToList();
        if (allowed.Contains(null) || allowed.Exists(target => target is { Type.Name: "Resource", Profile: null })) return;
        rules.Add(new ReferenceRule([.. allowed.OfType<AllowedTarget>().Distinct()], string.Join(", ", targets)));
    }

    private static HashSet<string> Targets(ElementDefinition row, string code = "Reference") =>
        [.. row.Types.Where(type => type.Code == code).SelectMany(type => type.TargetProfiles)];

    // A target that is not known allows anything.
    private AllowedTarget? Allowed(string canonical)
    {
        var core = Canonical.CoreType(canonical, scope.Schema);
        var name = core ?? scope.Definitions.Find(canonical)?.Root.ValueOf("type");
        return name is null || scope.Schema.FindType(name) is not { } type ? null : new(type, core is null ? new ProfileLink(canonical) : null);
    }

    // Of the canonicals of R4's own types only: which profile a definition must be of is nothing an instance can be held to.
    private void AddCanonicals()
    {
        var targets = Targets(row, "canonical");
        if (inherited is not null || targets.Count == 0 || row.Path is "Meta.profile" or "QuestionnaireResponse.questionnaire") return;
        var types = targets.Select(target => Canonical.CoreType(target, scope.Schema) ?? "").ToImmutableArray();
        if (!types.Contains("")) rules.Add(new CanonicalRule(types));
    }

    private void AddReferenceModes()
    {
        if (row.Types.FirstOrDefault(type => type.Code == "Reference") is not { } reference) return;
        var known = inherited?.Types.FirstOrDefault(type => type.Code == "Reference");
        if (!reference.Aggregation.IsEmpty && known?.Aggregation.Order().SequenceEqual(reference.Aggregation.Order()) != true)
            rules.Add(new AggregationRule(reference.Aggregation));
        if (reference.Versioning is "independent" or "specific" && known?.Versioning != reference.Versioning)
            rules.Add(new VersioningRule(isSpecific: reference.Versioning == "specific"));
    }

    private void AddInvariants()
    {
        var known = (inherited?.Constraints ?? []).Concat(types.SelectMany(type => ConstraintsOf(type))).Select(constraint => constraint.Key).ToHashSet();
        foreach (var constraint in row.Constraints)
            if (!known.Contains(constraint.Key) && !ContentRules.NativeKeys.Contains(constraint.Key)) AddInvariant(constraint);
    }

    // Those that the type's own definition checks, wherever the type stands.
    private ImmutableArray<ConstraintDefinition> ConstraintsOf(TypeInfo type) =>
        inherited is null ? [] : scope.BaseRows.Root(type)?.Constraints ?? [];

    private void AddInvariant(ConstraintDefinition constraint)
    {
        if (constraint.Expression is not { } text) return;
        var compiled = FhirPathExpression.Compile(text, scope.Schema, types.Count == 1 ? types[0].Name : null);
        rules.Add(compiled.IsValue
            ? new InvariantRule(constraint, compiled.Value, IsOfR4(constraint))
            : new UnreadableInvariantRule(constraint.Key, compiled.Refusal.Issues[0].Text(Language.En)));
    }

    // Of a type or a profile of the specification; a constraint that does not say where it comes from is its definition's.
    private bool IsOfR4(ConstraintDefinition constraint) =>
        (constraint.Source ?? row.Source.Document.Root.ValueOf("url") ?? "").StartsWith(R4, StringComparison.Ordinal);
}
