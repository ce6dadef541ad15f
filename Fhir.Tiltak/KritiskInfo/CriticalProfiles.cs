using System.Collections.Immutable;

namespace Fhir.Tiltak.KritiskInfo;

/// <summary>The profiles that make a resource critical information, one a type.</summary>
public static class CriticalProfiles
{
    private const string Profiles = "https://fhirref.example/no/kritisk-info/StructureDefinition/";

    public static readonly ImmutableArray<(string Type, string Profile)> All =
    [
        ("AllergyIntolerance", Profiles + "kritisk-allergyintolerance"), ("Condition", Profiles + "kritisk-condition"), ("Procedure", Profiles + "kritisk-procedure"),
        ("DeviceUseStatement", Profiles + "kritisk-deviceusestatement"), ("Flag", Profiles + "kritisk-flag"), ("Consent", Profiles + "kritisk-consent"),
    ];
}
