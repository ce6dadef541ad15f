using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation.Rules;

namespace Fhir.Kernel.Validation;

/// <summary>What expressions ask of terminology, definitions and profiles, answered from one source. https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
internal sealed class ExpressionAnswers
{
    private const string Core = "http://hl7.org/fhir/StructureDefinition/";

    private readonly ICanonicalSource definitions;
    private readonly TerminologyService terminology;
    private readonly RuleBook book;
    private readonly FhirPathContext context;

    private ExpressionAnswers(ICanonicalSource definitions, TerminologyService terminology, RuleBook book)
    {
        (this.definitions, this.terminology, this.book) = (definitions, terminology, book);
        context = new FhirPathContext
        {
            MemberOf = IsMember, ConformsTo = Conforms, Subsumes = Subsumes, IsInSlice = IsInSlice, ElementDefinition = DefinitionOf,
        };
    }

    public static FhirPathContext Context(ICanonicalSource definitions, TerminologyService terminology, RuleBook book) =>
        new ExpressionAnswers(definitions, terminology, book).context;

    private FhirPathAnswer Conforms(string canonical, Element element) => Conforms(canonical, element, book, ValidationOptions.Default, context);

    public static FhirPathAnswer Conforms(string canonical, Element element, RuleBook book, ValidationOptions options, FhirPathContext context) => book.Profile(canonical) is { } profile
        ? FhirPathAnswers.Of(ValidationRun.Conforms(element, profile, book, options, context))
        : FhirPathAnswer.NotFound;

    private FhirPathAnswer IsMember(string valueSet, FhirPathValue value)
    {
        var membership = terminology.Membership(valueSet);
        if (membership.Unchecked.Contains(new(UncheckedCause.ValueSetNotLoaded, valueSet))) return FhirPathAnswer.NotFound;
        if (value.Element is { Exists: true } element) return Answer(CodedValue.Verdict(element, membership));
        if (value.String is not { } code) return FhirPathAnswer.Unknown;
        return SystemsOf(valueSet) > 1 ? FhirPathAnswer.Ambiguous : Answer(membership.Contains(null, code));
    }

    private static FhirPathAnswer Answer(Verdict verdict) => verdict switch
    {
        Verdict.Member => FhirPathAnswer.True,
        Verdict.NotMember => FhirPathAnswer.False,
        _ => FhirPathAnswer.Unknown,
    };

    // As the value set itself names them; those of value sets that it includes are not counted.
    private int SystemsOf(string valueSet)
    {
        var systems = new HashSet<string>();
        foreach (var include in (definitions.Find(valueSet)?.Root ?? default).Child("compose").ChildrenNamed("include"))
            if (include.ValueOf("system") is { } system) systems.Add(system);
        return systems.Count;
    }

    /// <summary>Any coding of the one against any of the other; codes of different systems are known to be related only when they are the same.</summary>
    private FhirPathAnswer Subsumes(Element above, Element below)
    {
        var answer = FhirPathAnswer.False;
        foreach (var ancestor in Codings(above))
        {
            foreach (var descendant in Codings(below))
            {
                var one = SubsumesCoding(ancestor, descendant);
                if (one == FhirPathAnswer.True) return one;
                if (one != FhirPathAnswer.False) answer = one;
            }
        }
        return answer;
    }

    private FhirPathAnswer SubsumesCoding(Element above, Element below)
    {
        if (above.ValueOf("code") is not { } ancestor || below.ValueOf("code") is not { } descendant) return FhirPathAnswer.Unknown;
        var system = above.ValueOf("system");
        if (system != below.ValueOf("system")) return FhirPathAnswer.Ambiguous;
        if (ancestor == descendant) return FhirPathAnswer.True;
        return system is null ? FhirPathAnswer.Unknown : FhirPathAnswers.Of(terminology.System(system)?.Subsumes(ancestor, descendant));
    }

    private static List<Element> Codings(Element coded)
    {
        var codings = new List<Element>();
        if (coded.Type.Name == "Coding") codings.Add(coded);
        else foreach (var coding in coded.ChildrenNamed("coding")) codings.Add(coding);
        return codings;
    }

    private FhirPathAnswer IsInSlice(string structure, string name, Element element)
    {
        if (book.Profile(structure) is not { } profile || SliceFinder.Find(profile.Root, name) is not { } slices) return FhirPathAnswer.NotFound;
        foreach (var (nameId, slice) in slices)
            if (element.NameId == nameId && ValidationRun.IsInSlice(element, slice, book, context)) return FhirPathAnswer.True;
        return FhirPathAnswer.False;
    }

    /// <summary>Of the type that defines the element: <c>Patient.contact.name</c> is told by Patient, its <c>family</c> by HumanName.</summary>
    private Element DefinitionOf(Element element)
    {
        var (type, path) = element.Property is { } property ? (property.Owner.Name, property.Path) : (element.Type.Name, element.Type.Name);
        var root = type.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? type[..dot] : type;
        return Row(root, path);
    }

    private Element Row(string type, string path)
    {
        var snapshot = (definitions.Find(Core + type) ?? DefinitionsPack.Core.Find(Core + type))?.Root.Child("snapshot") ?? default;
        foreach (var row in snapshot.ChildrenNamed("element"))
            if (row.ValueOf("path") == path) return row;
        return default;
    }
}

/// <summary>A profile's slices by name or by id.</summary>
internal static class SliceFinder
{
    /// <returns>With the name of the sliced element; null when the profile has no such slice.</returns>
    public static List<(ushort NameId, SliceRules Slice)>? Find(ElementRules rules, string name)
    {
        var found = new List<(ushort, SliceRules)>();
        Collect(rules, name, found, 0);
        return found.Count > 0 ? found : null;
    }

    private static void Collect(ElementRules? rules, string name, List<(ushort, SliceRules)> found, int depth)
    {
        if (rules is null || depth > 64) return;
        foreach (var child in rules.Children)
        {
            Collect(child.Element, name, found, depth + 1);
            if (child.Slicing is { } slicing) Collect(slicing, child.NameId, name, found, depth + 1);
        }
    }

    private static void Collect(SlicingRules slicing, ushort nameId, string name, List<(ushort, SliceRules)> found, int depth)
    {
        foreach (var slice in slicing.Slices)
        {
            if (slice.Name == name || slice.Id == name) found.Add((nameId, slice));
            Collect(slice.Element, name, found, depth + 1);
            if (slice.Slicing is { } inner && depth < 64) Collect(inner, nameId, name, found, depth + 1);
        }
    }
}
