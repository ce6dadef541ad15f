using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Terminology;

/// <summary>CodeSystem resource -> <see cref="CodeSystem"/>. https://hl7.org/fhir/R4/codesystem.html</summary>
internal sealed class CodeSystemReader
{
    private readonly List<Concept> concepts = [];
    private readonly List<HashSet<int>> parents = [];
    private readonly Dictionary<string, int> places = [];

    public static CodeSystem Read(Element resource)
    {
        var reader = new CodeSystemReader();
        reader.AddAll(resource, parent: -1);
        reader.AddNamedRelations();
        return new CodeSystem(
            resource.ValueOf("url") ?? "", resource.ValueOf("version"), Content(resource.ValueOf("content")),
            resource.ValueOf("caseSensitive") != "false", [.. reader.concepts], [.. reader.parents.Select(set => set.ToImmutableArray())], Declared(resource));
    }

    private static CodeSystemContent Content(string? content) => content switch
    {
        "complete" => CodeSystemContent.Complete,
        "not-present" => CodeSystemContent.NotPresent,
        "supplement" => CodeSystemContent.Supplement,
        _ => CodeSystemContent.Partial,
    };

    private static ImmutableHashSet<string> Declared(Element resource)
    {
        var codes = ImmutableHashSet.CreateBuilder<string>();
        foreach (var property in resource.ChildrenNamed("property"))
            if (property.ValueOf("code") is { } code) codes.Add(code);
        return codes.ToImmutable();
    }

    private void AddAll(Element owner, int parent)
    {
        foreach (var element in owner.ChildrenNamed("concept"))
        {
            if (element.ValueOf("code") is not { } code) continue;
            var place = concepts.Count;
            concepts.Add(ReadConcept(element, code));
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
            if (property.ValueOf("code") is { } code && (value.Value ?? value.ValueOf("code")) is { } text) properties.Add(new ConceptProperty(code, text));
        }
        return properties.ToImmutable();
    }

    private static ImmutableArray<Designation> ReadDesignations(Element element)
    {
        var designations = ImmutableArray.CreateBuilder<Designation>();
        foreach (var designation in element.ChildrenNamed("designation"))
            if (designation.ValueOf("value") is { } value) designations.Add(new Designation(designation.ValueOf("language"), value));
        return designations.ToImmutable();
    }

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
