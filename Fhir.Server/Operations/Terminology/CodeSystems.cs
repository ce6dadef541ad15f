using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;

namespace Fhir.Server.Operations.Terminology;

/// <summary>What the operations on code systems share.</summary>
internal static class CodeSystems
{
    /// <summary>The service with a code system above the others that was sent along or is named by its id; nothing is kept of it.</summary>
    /// <param name="resource">Default for none.</param>
    public static TerminologyService With(TerminologyService terminology, Element resource)
    {
        if (!resource.Exists) return terminology;
        var above = new CanonicalSet([resource.IsRoot ? resource.Document : Kernel.Json.JsonParser.Parse(Kernel.Json.JsonWriter.ToBytes(resource), resource.Document.Schema).Document!]);
        return terminology.Renewed(new LayeredSource(above, terminology.Source), TerminologyService.Touched(resource).ToHashSet());
    }
}
