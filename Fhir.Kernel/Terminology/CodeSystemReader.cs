using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Terminology;

/// <summary>CodeSystem resource -> <see cref="CodeSystem"/>. https://hl7.org/fhir/R4/codesystem.html</summary>
internal sealed class CodeSystemReader
{
    private readonly List<Concept> concepts = [];
    private readonly List<HashSet<int>> parents = [];
    private readonly List<int> nesting = [];
    private readonly Dictionary<string, int> places = [];
    private readonly ImmutableHashSet<string>.Builder declared = ImmutableHashSet.CreateBuilder<string>();

    /// <param name="supplements">CodeSystem resources that add designations and properties to this one. https://hl7.org/fhir/R4/codesystem.html#supplements</param>
    public static CodeSystem Read(Element resource, IReadOnlyList<Element> supplements)
    {
        var reader = new CodeSystemReader();
        reader.AddAll(resource, parent: -1);
        reader.Declare(resource);
        foreach (var supplement in supplements) reader.Supplement(supplement);
        reader.AddNamedRelations();
        return new CodeSystem(
            resource.ValueOf("url") ?? "", resource.ValueOf("version"), Content(resource.ValueOf("content")),
            resource.ValueOf("caseSensitive") != "false", [.. reader.concepts], [.. reader.parents.Select(set => set.ToImmutableArray())], reader.declared.ToImmutable())
        {
            Title = resource.ValueOf("title") ?? resource.ValueOf("name"),
            IsCompositional = resource.ValueOf("compositional") == "true",
            IsSubsumption = resource.ValueOf("hierarchyMeaning") is null or "is-a",
            Nesting = reader.nesting.Exists(parent => parent >= 0) ? [.. reader.nesting] : [],
            Supplements = [.. supplements.Select(CanonicalOf)],
        };
    }

    public static CodeSystemContent Content(string? content) => content switch
    {
        "complete" => CodeSystemContent.Complete,
        "not-present" => CodeSystemContent.NotPresent,
        "supplement" => CodeSystemContent.Supplement,
        _ => CodeSystemContent.Partial,
    };

    /// <summary>The concepts that a supplement speaks of, by code, with only what it adds.</summary>
    public static IEnumerable<Concept> Additions(Element supplement)
    {
        var open = new Stack<Element>();
        Push(supplement);
        while (open.TryPop(out var element))
        {
            if (element.ValueOf("code") is { } code) yield return ReadConcept(element, code);
            Push(element);
        }

        void Push(Element owner)
        {
            foreach (var child in owner.ChildrenNamed("concept")) open.Push(child);
        }
    }

    /// <summary>The concept with what a supplement adds; a display in the supplement is one more name.</summary>
    public static Concept Supplemented(Concept concept, Concept addition, string? language) => concept with
    {
        Definition = concept.Definition ?? addition.Definition,
        Properties = concept.Properties.AddRange(addition.Properties),
        Designations = [.. concept.Designations, .. addition.Designations, .. addition.Display is { } name && name != concept.Display ? [new Designation(language, name)] : ImmutableArray<Designation>.Empty],
    };

    private static string CanonicalOf(Element resource) => resource.ValueOf("version") is { } version ? $"{resource.ValueOf("url")}|{version}" : resource.ValueOf("url") ?? "";

    private void Declare(Element resource)
    {
        foreach (var property in resource.ChildrenNamed("property"))
            if (property.ValueOf("code") is { } code) declared.Add(code);
    }

    private void Supplement(Element supplement)
    {
        Declare(supplement);
        foreach (var addition in Additions(supplement))
            if (places.TryGetValue(addition.Code, out var at)) concepts[at] = Supplemented(concepts[at], addition, supplement.ValueOf("language"));
    }

    private void AddAll(Element owner, int parent)
    {
        foreach (var element in owner.ChildrenNamed("concept"))
        {
            if (element.ValueOf("code") is not { } code) continue;
            var place = concepts.Count;
            concepts.Add(ReadConcept(element, code));
            nesting.Add(parent);
            parents.Add(parent < 0 ? [] : [parent]);
            places.TryAdd(code, place);
            AddAll(element, place);
        }
    }

    private static Concept ReadConcept(Element element, string code) => new(code, element.ValueOf("display"))
    {
        Definition = element.ValueOf("definition"),
        Properties = ReadProperties(element),
        Designations = ReadDesignations(element),
    };

    private static ImmutableArray<ConceptProperty> ReadProperties(Element element)
    {
        var properties = ImmutableArray.CreateBuilder<ConceptProperty>();
        foreach (var property in element.ChildrenNamed("property"))
        {
            var value = property.Child("value");
            if (property.ValueOf("code") is { } code && (value.Value ?? value.ValueOf("code")) is { } text)
                properties.Add(new ConceptProperty(code, text) { Type = TypeOf(value), System = value.ValueOf("system"), Display = value.ValueOf("display") });
        }
        return properties.ToImmutable();
    }

    private static ConceptPropertyType TypeOf(Element value) => value.Type.Name switch
    {
        "code" => ConceptPropertyType.Code,
        "Coding" => ConceptPropertyType.Coding,
        "integer" => ConceptPropertyType.Integer,
        "boolean" => ConceptPropertyType.Boolean,
        "dateTime" => ConceptPropertyType.DateTime,
        "decimal" => ConceptPropertyType.Decimal,
        _ => ConceptPropertyType.String,
    };

    /// <summary>Of a concept in a code system or in a value set's list.</summary>
    public static ImmutableArray<Designation> ReadDesignations(Element element)
    {
        var designations = ImmutableArray.CreateBuilder<Designation>();
        foreach (var designation in element.ChildrenNamed("designation"))
            if (designation.ValueOf("value") is { } value) designations.Add(new Designation(designation.ValueOf("language"), value) { Use = ReadUse(designation.Child("use")) });
        return designations.ToImmutable();
    }

    private static DesignationUse? ReadUse(Element use) =>
        use.ValueOf("code") is { } code ? new DesignationUse(use.ValueOf("system"), code, use.ValueOf("display")) : null;

    /// <summary>A concept with several parents stands below one of them; properties name the others.
    /// https://hl7.org/fhir/R4/codesystem.html#hierarchy</summary>
    private void AddNamedRelations()
    {
        for (var at = 0; at < concepts.Count; at++)
        {
            foreach (var property in concepts[at].Properties)
            {
                if (property.Code is not ("parent" or "child" or "subsumedBy") || !places.TryGetValue(property.Value, out var other) || other == at) continue;
                var (child, parent) = property.Code == "child" ? (other, at) : (at, other);
                parents[child].Add(parent);
            }
        }
    }
}
