using Fhir.Kernel.Definitions;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;

namespace Fhir.Server.Definitions;

/// <summary>The definitions in force at one moment and what answers from them. A request takes it once, so that all its answers agree.</summary>
/// <param name="Source">Written resources, above the packages, above R4 itself.</param>
public sealed record DefinitionState(ICanonicalSource Source, TerminologyService Terminology, ProfileValidator Validator);
