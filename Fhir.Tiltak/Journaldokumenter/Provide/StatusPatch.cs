using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>The one change a submission may make to what is there: a document becomes superseded. https://hl7.org/fhir/R4/fhirpatch.html</summary>
internal static class StatusPatch
{
    private static readonly (string Name, string Value)[] Parts = [("type", "replace"), ("path", "DocumentReference.status"), ("value", "superseded")];

    public static bool IsOne(Element parameters)
    {
        var operations = parameters.Each("parameter");
        return operations is [var operation] && operation.ValueOf("name") == "operation" && Found(operation).Order().SequenceEqual(Parts.Order());
    }

    private static IEnumerable<(string, string)> Found(Element operation)
    {
        foreach (var part in operation.Each("part")) yield return (part.ValueOf("name") ?? "", part.ValueOf("value") ?? "");
    }
}
