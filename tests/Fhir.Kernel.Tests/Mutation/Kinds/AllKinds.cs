using System.Collections.Immutable;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Every way of breaking, in groups.</summary>
internal static class AllKinds
{
    public static ImmutableArray<MutationKind> InOrder { get; } = 
    [
        .. StructureKinds.All, .. PrimitiveKinds.All, .. BindingKinds.All, .. ProfileKinds.All, .. SlicingKinds.All, .. DatatypeKinds.All, .. ClinicalKinds.All, .. DefinitionKinds.All,
        .. BundleKinds.All, .. EntryKinds.All, .. QuestionnaireKinds.All, .. CodeKinds.All, .. ReferenceKinds.All, .. ExtensionKinds.All, .. NarrativeKinds.All, .. JsonTextKinds.All, .. XmlKinds.All,
    ];
}
