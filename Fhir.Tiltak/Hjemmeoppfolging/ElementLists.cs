using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Hjemmeoppfolging;

/// <summary>Children as a list, for what asks them a question together.</summary>
internal static class ElementLists
{
    public static List<Element> All(this Element element, string name) => [.. element.ChildrenNamed(name)];
}
