using System.Globalization;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Patching;

/// <summary>FHIRPath Patch: the operations one after the other, all or none. https://hl7.org/fhir/R4/fhirpatch.html</summary>
public sealed class FhirPathPatch(Schema schema, PatchLimits limits, TimeProvider clock)
{
    /// <summary>The resource as the patch leaves it; 400 when it is no patch, 422 when it does not fit, 413 when it costs too much.</summary>
    /// <param name="resource">Is used up.</param>
    public Result<JsonObject> Apply(JsonObject resource, Document parameters)
    {
        var operations = Read(parameters.Root);
        if (operations.Refusal is { } refusal) return refusal;

        var (read, startedAt) = (0L, clock.GetTimestamp());
        foreach (var operation in operations.Value)
        {
            var bytes = PatchedJson.ToBytes(resource);
            if ((read += bytes.Length) > limits.MaxRead) return new Refusal(413, [PatchRules.TooLarge.At(operation.Expression, operation.At, Text(limits.MaxRead))]);
            // Paths are asked of what the operations before have left.
            var parsed = JsonParser.Parse(bytes, schema);
            if (!parsed.IsClean) return new Refusal(422, parsed.Issues);
            var failed = new FhirPathPatchStep(operation, resource, parsed.Document!, PatchLimits.MaxTime - clock.GetElapsedTime(startedAt)).Apply();
            if (failed is not null) return failed;
        }
        return resource;
    }

    private Result<IReadOnlyList<FhirPathPatchOperation>> Read(Element parameters)
    {
        if (parameters.Type.Name != "Parameters") return Refusal.BadRequest(PatchRules.NotParameters.At(parameters.Type.Name, parameters.Type.Name));
        var operations = new List<FhirPathPatchOperation>();
        foreach (var parameter in parameters.ChildrenNamed("parameter"))
        {
            if (parameter.ValueOf("name") is not "operation") return Refusal.BadRequest(PatchRules.NotParameters.At(parameter.Path, parameter.ValueOf("name") ?? ""));
            if (operations.Count == limits.MaxOperations) return new Refusal(413, [PatchRules.TooManyOperations.At(parameter.Path, Text(operations.Count + 1), Text(limits.MaxOperations))]);
            var operation = FhirPathPatchOperation.Read(parameter, operations.Count);
            if (operation.Refusal is { } refusal) return refusal;
            operations.Add(operation.Value);
        }
        return operations;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
