using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Definitions;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>One line of MHD's tables of metadata.</summary>
/// <param name="Level">From which level on it is asked for.</param>
/// <param name="Text">FHIRPath that is true of metadata that have it; it is also what a client is told.</param>
public sealed record MetadataRequirement(EntryKind Kind, MetadataLevel Level, string Text)
{
    private readonly Lazy<FhirPathExpression> expression = new(() => FhirPathExpression.Compile(Text, DefinitionsPack.Core.Schema).Value);

    public bool IsMetBy(Element resource) => expression.Value.EvaluateBoolean(resource, FhirPathContext.Default, out _) == true;
}
