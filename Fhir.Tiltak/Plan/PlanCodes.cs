namespace Fhir.Tiltak.Plan;

/// <summary>The names of this tiltak's own artefacts.</summary>
internal static class PlanCodes
{
    private const string Base = "https://fhirref.example/no/plan";

    public const string Zone = Base + "/CodeSystem/plan-sone";
    public const string Threshold = Base + "/StructureDefinition/plan-terskel";

    /// <summary>What several edit together.</summary>
    public static readonly string[] Shared = [Base + "/StructureDefinition/plan-careplan", Base + "/StructureDefinition/plan-sone"];

    public static string Operation(string id) => $"{Base}/OperationDefinition/{id}";
}
