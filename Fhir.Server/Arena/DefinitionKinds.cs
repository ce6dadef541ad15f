using Fhir.Kernel.Definitions;
using Fhir.Profiles;

namespace Fhir.Server.Arena;

/// <summary>In the order in which a reader wants them.</summary>
public enum DefinitionKind
{
    Profile,
    Extension,
    Operation,
    SearchParameter,
    Capabilities,
    ValueSet,
    CodeSystem,
    ConceptMap,
    NamingSystem,
    Other,
}

/// <summary>What the definitions of a package are called in plain words.</summary>
public static class DefinitionKinds
{
    public static DefinitionKind Of(CanonicalEntry entry) => entry.ResourceType switch
    {
        "StructureDefinition" => entry.Type == "Extension" ? DefinitionKind.Extension : DefinitionKind.Profile,
        "OperationDefinition" => DefinitionKind.Operation,
        "SearchParameter" => DefinitionKind.SearchParameter,
        "CapabilityStatement" => DefinitionKind.Capabilities,
        "ValueSet" => DefinitionKind.ValueSet,
        "CodeSystem" => DefinitionKind.CodeSystem,
        "ConceptMap" => DefinitionKind.ConceptMap,
        "NamingSystem" => DefinitionKind.NamingSystem,
        _ => DefinitionKind.Other,
    };

    public static BilingualText NameOf(DefinitionKind kind) => kind switch
    {
        DefinitionKind.Profile => new("Profiler", "Profiles"),
        DefinitionKind.Extension => new("Utvidelser", "Extensions"),
        DefinitionKind.Operation => new("Operasjoner", "Operations"),
        DefinitionKind.SearchParameter => new("Søkeparametre", "Search parameters"),
        DefinitionKind.Capabilities => new("Krav til hver part (CapabilityStatement)", "What is asked of each actor (CapabilityStatement)"),
        DefinitionKind.ValueSet => new("Verdisett", "Value sets"),
        DefinitionKind.CodeSystem => new("Kodeverk", "Code systems"),
        DefinitionKind.ConceptMap => new("Oversettelser mellom kodeverk", "Translations between code systems"),
        DefinitionKind.NamingSystem => new("Nummerserier", "Series of identifiers"),
        _ => new("Annet", "Other"),
    };
}
