using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Tests.Snapshot;

internal static class ElementNames
{
    /// <summary>The children's names in order, each once.</summary>
    public static List<string> ChildNames(this Element element)
    {
        var names = new List<string>();
        foreach (var child in element.Children)
            if (names.Count == 0 || names[^1] != child.Name) names.Add(child.Name);
        return names;
    }
}
