using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Terminology.Operations;

/// <summary>A ConceptMap as it is translated with. https://hl7.org/fhir/R4/conceptmap.html</summary>
internal sealed record ConceptMap(string Canonical, string? Source, string? Target, ImmutableArray<MapGroup> Groups)
{
    public static ConceptMap Read(Element resource)
    {
        var url = resource.ValueOf("url") ?? "";
        return new ConceptMap(
            resource.ValueOf("version") is { } version ? $"{url}|{version}" : url, resource.ValueOf("source"), resource.ValueOf("target"),
            [.. ReadAll(resource, "group", MapGroup.Read)]);
    }

    internal static List<T> ReadAll<T>(Element owner, string name, Func<Element, T> read)
    {
        var all = new List<T>();
        foreach (var element in owner.ChildrenNamed(name)) all.Add(read(element));
        return all;
    }
}

/// <param name="Source">Url of the code system mapped from; null when the group does not say.</param>
internal sealed record MapGroup(string? Source, string? SourceVersion, string? Target, ILookup<string, MapElement> Elements, MapUnmapped? Unmapped)
{
    public static MapGroup Read(Element group) => new(
        group.ValueOf("source"), group.ValueOf("sourceVersion"), group.ValueOf("target"),
        ConceptMap.ReadAll(group, "element", MapElement.Read).ToLookup(element => element.Code),
        group.Child("unmapped") is { Exists: true } unmapped
            ? new MapUnmapped(unmapped.ValueOf("mode") ?? "", unmapped.ValueOf("code"), unmapped.ValueOf("display"), unmapped.ValueOf("url"))
            : null);
}

internal sealed record MapElement(string Code, string? Display, ImmutableArray<MapTarget> Targets)
{
    public static MapElement Read(Element element) => new(element.ValueOf("code") ?? "", element.ValueOf("display"), [.. ConceptMap.ReadAll(element, "target", MapTarget.Read)]);
}

/// <param name="Code">Null when the map says that there is none.</param>
internal sealed record MapTarget(string? Code, string? Display, string Equivalence, ImmutableArray<MapLink> DependsOn, ImmutableArray<MapLink> Products)
{
    public static MapTarget Read(Element target) => new(
        target.ValueOf("code"), target.ValueOf("display"), target.ValueOf("equivalence") ?? "relatedto",
        [.. ConceptMap.ReadAll(target, "dependsOn", MapLink.Read)], [.. ConceptMap.ReadAll(target, "product", MapLink.Read)]);
}

/// <summary>Another element that a mapping needs (dependsOn) or gives (product).</summary>
public sealed record MapLink(string Property, string? System, string Value, string? Display)
{
    internal static MapLink Read(Element link) => new(link.ValueOf("property") ?? "", link.ValueOf("system"), link.ValueOf("value") ?? "", link.ValueOf("display"));
}

/// <param name="Mode">provided, fixed or other-map. https://hl7.org/fhir/R4/valueset-conceptmap-unmapped-mode.html</param>
internal sealed record MapUnmapped(string Mode, string? Code, string? Display, string? Url);
