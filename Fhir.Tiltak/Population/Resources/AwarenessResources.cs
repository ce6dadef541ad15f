namespace Fhir.Tiltak.Population.Resources;

/// <summary>How awake a patient is, looked at by a nurse every morning: the part of NEWS2 that no device measures.</summary>
internal static class AwarenessResources
{
    private const int ConfusedPermille = 60;

    private static readonly Code Survey = new(Systems.Hl7 + "observation-category", "survey", "Survey");
    private static readonly Code Acvpu = new(Systems.Snomed, "1104441000000107");
    private static readonly Code Alert = new(Systems.Snomed, "248234008", "Mentally alert");
    private static readonly Code Confused = new(Systems.Snomed, "130987000", "Acute confusion");

    public static void WriteSeries(Story story, string key, DateOnly first, int days)
    {
        for (var day = 0; day < days; day++) Write(story, story.Id("maaling", $"{key}-bevissthet-{day + 1}"), NorwegianTime.At(first.AddDays(day), (9 * 60) + story.Dice.Below(60)));
    }

    private static void Write(Story story, string id, string when) =>
        story.Folder.Add("Observation", id, Profile.Home("observation-bevissthet"), json =>
        {
            json.Identifiers(Systems.Own + "maaling", id);
            json.Text("status", "final");
            json.Concepts("category", Survey);
            json.Concept("code", Acvpu, "Bevissthet (ACVPU)");
            HomeResources.WriteSubject(json, story.Person);
            json.Text("effectiveDateTime", when);
            MeasurementResources.WritePerformers(json, story, story.Care.HomeCare.Clinician.Role);
            json.Concept("valueCodeableConcept", story.Dice.Hits(ConfusedPermille) ? Confused : Alert);
        });
}
