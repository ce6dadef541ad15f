using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Search;

/// <summary>A SearchParameter resource as the parameter it defines. https://hl7.org/fhir/R4/searchparameter.html</summary>
public static class SearchParameterReader
{
    /// <summary>Null when it is retired, or has no url, code or type: nothing is searched by it.</summary>
    public static SearchParameter? Read(Element resource)
    {
        if (resource.ValueOf("url") is not { } url || resource.ValueOf("code") is not { } code || resource.ValueOf("status") == "retired") return null;
        if (!Enum.TryParse<SearchParameterType>(resource.ValueOf("type"), ignoreCase: true, out var type)) return null;
        return new SearchParameter(url, code, type, resource.ValueOf("expression"), Texts(resource, "base"))
        {
            Targets = Texts(resource, "target"),
            Components = [.. Children(resource, "component").Select(component => new SearchComponent(component.ValueOf("definition") ?? "", component.ValueOf("expression") ?? ""))],
        };
    }

    private static ImmutableArray<string> Texts(Element resource, string name) => [.. Children(resource, name).Select(child => child.Value).OfType<string>()];

    private static List<Element> Children(Element resource, string name)
    {
        var children = new List<Element>();
        foreach (var child in resource.ChildrenNamed(name)) children.Add(child);
        return children;
    }
}
