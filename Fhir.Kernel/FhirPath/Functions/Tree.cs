namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>https://hl7.org/fhirpath/N1/#tree-navigation</summary>
internal static class Tree
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("children", 0, 0, call => new ChildrenOperation(call.At, call.Origin)),
        new("descendants", 0, 0, call => new DescendantsOperation(call.At, call.Origin)),
    ];
}
