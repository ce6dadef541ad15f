using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Journaldokumenter;

/// <summary>The repetitions of an element as a list, for questions that are asked of all of them.</summary>
internal static class Repetitions
{
    public static List<Element> Each(this Element element, string name)
    {
        var all = new List<Element>();
        foreach (var child in element.ChildrenNamed(name)) all.Add(child);
        return all;
    }
}
