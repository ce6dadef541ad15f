using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

/// <summary>
/// StructureDefinition with a differential -> the same with its snapshot. Base, types and type profiles come from the source; where those have only
/// a differential they are expanded on the way. https://hl7.org/fhir/R4/profiling.html#snapshot
/// </summary>
public static class SnapshotGenerator
{
    /// <returns>FHIR JSON in UTF-8, every property as it was and <c>snapshot</c> before <c>differential</c>; a snapshot that was there is replaced.
    /// Refused with 422 and the issues of <see cref="SnapshotRules"/>.</returns>
    public static Result<byte[]> Generate(Document structureDefinition, ICanonicalSource source, bool pretty = false) =>
        Generate(structureDefinition, new SnapshotSource(source), pretty);

    /// <summary>The same for many definitions of one source: what they share is expanded once.</summary>
    public static Result<byte[]> Generate(Document structureDefinition, SnapshotSource source, bool pretty = false)
    {
        if (StructureDefinition.Read(structureDefinition.Root) is not { } definition) return new Refusal(422, [SnapshotRules.NotADefinition.At(null)]);
        var tree = source.Expand(definition);
        return tree.IsValue ? SnapshotWriter.Write(definition.Source, tree.Value, pretty) : tree.Refusal;
    }
}
