using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Search;

/// <summary>
/// Where canonicals stand among what can be searched by, and what they lead to: the resource whose url they say, and whose version when they say one.
/// https://hl7.org/fhir/R4/references.html#canonical
/// </summary>
public static class CanonicalLinks
{
    /// <summary>The parameter of the url by which a canonical names a resource.</summary>
    public const string NameCode = "url";

    /// <summary>Whether a reference parameter of a type may find canonicals.</summary>
    public static bool MayBeIn(string type, SearchParameter parameter, Schema schema) => parameter is { Type: SearchParameterType.Reference, Expression: { } expression }
        && schema.FindType(type) is { } root && SearchPath.Parse(expression, type) is { } paths && paths.Any(path => path.TypesFrom(root).Any(found => found.IsA("uri")));

    /// <summary>Whether a parameter finds resources of a type by the url that canonicals name them by.</summary>
    public static bool AreNamedBy(string type, SearchParameter parameter, Schema schema) => parameter is { Code: NameCode, Expression: { } expression }
        && schema.FindType(type) is { } root && root.Properties.Any(property => property.Name == "version")
        && SearchPath.Parse(expression, type) is { } paths && paths.All(path => path.Steps is [ChildStep { Name: "url" }]);

    /// <summary>Whether a text names the resource.</summary>
    public static bool Lead(string canonical, Element resource) => resource.ValueOf("url") is { } url
        && (canonical == url || resource.ValueOf("version") is { } version && canonical == $"{url}|{version}");
}
