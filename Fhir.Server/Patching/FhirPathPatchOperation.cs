using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Patching;

/// <summary>One operation of a FHIRPath Patch, read and complete. https://hl7.org/fhir/R4/fhirpatch.html</summary>
/// <param name="At">Its number in the patch, for refusals.</param>
/// <param name="Expression">Where it stands in the Parameters.</param>
/// <param name="Name">Of add.</param>
/// <param name="Value">The part that holds the value, of add, insert and replace.</param>
/// <param name="Index">Of insert.</param>
/// <param name="Source">Of move.</param>
/// <param name="Destination">Of move.</param>
public sealed record FhirPathPatchOperation(string At, string Expression, string Type, string Path, string Name, Element Value, int Index, int Source, int Destination)
{
    public static Result<FhirPathPatchOperation> Read(Element parameter, int at)
    {
        var reading = new Reading(parameter, at.ToString(CultureInfo.InvariantCulture));
        var type = reading.Text("type", "code", "string");
        if (reading.Problem is null && type is not ("add" or "insert" or "delete" or "replace" or "move"))
            return Refusal.BadRequest(PatchRules.TypeUnknown.At(parameter.Path, reading.At, type));
        var operation = new FhirPathPatchOperation(reading.At, parameter.Path, type, reading.Text("path", "string", "string"),
            type is "add" ? reading.Text("name", "string", "code") : "",
            type is "add" or "insert" or "replace" ? reading.Value() : default,
            type is "insert" ? reading.Number("index") : 0,
            type is "move" ? reading.Number("source") : 0,
            type is "move" ? reading.Number("destination") : 0);
        return reading.Problem is { } problem ? Refusal.BadRequest(problem) : operation;
    }

    /// <summary>Keeps the first thing that is wrong.</summary>
    private sealed class Reading(Element parameter, string at)
    {
        public Issue? Problem { get; private set; }

        public string At => at;

        public string Text(string name, string type, string also)
        {
            var value = Part(name).Child("value");
            return value.HasValue && (value.Type.Name == type || value.Type.Name == also) ? value.Value! : Missing(name, type, "");
        }

        public int Number(string name)
        {
            var value = Part(name).Child("value");
            return value.HasValue && value.Type.IsA("integer") && int.TryParse(value.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number
                : Missing(name, "integer", 0);
        }

        public Element Value()
        {
            var part = Part("value");
            return part.Child("value").Exists || part.Child("resource").Exists || part.Child("part").Exists ? part : Missing("value", "value[x], resource, part", default(Element));
        }

        // A part that stands twice says nothing that could be relied on.
        private Element Part(string name)
        {
            var found = default(Element);
            foreach (var part in parameter.ChildrenNamed("part"))
            {
                if (part.ValueOf("name") != name) continue;
                if (found.Exists) return default;
                found = part;
            }
            return found;
        }

        private T Missing<T>(string name, string expected, T nothing)
        {
            Problem ??= PatchRules.PartMissing.At(parameter.Path, at, name, $"1 {expected}");
            return nothing;
        }
    }
}
