using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>What a person does not tolerate; some suspicions have been refuted.</summary>
internal static class AllergyResources
{
    private static readonly Code Tested = new("http://nhn.no/kj/fhir/CodeSystem/SourceOfInformation", "1", "Resultat av tester eller analyser");

    public static void Write(Story story)
    {
        foreach (var allergen in story.Course.Allergies) Write(story, allergen);
    }

    private static void Write(Story story, Allergen allergen)
    {
        var recorded = story.End.AddDays(-story.Dice.Between(30, 4000));
        if (recorded < story.Person.Born) recorded = story.Person.Born;
        var verification = story.Dice.Below(100) switch { < 12 => "refuted", < 45 => "unconfirmed", _ => "confirmed" };
        // A refuted one still keeps the drug away here, which is how it is until somebody dares.
        story.Folder.Add("AllergyIntolerance", story.Id("allergi", allergen.Id), Profile.Critical("allergyintolerance"), json =>
        {
            if (verification == "confirmed")
                using (json.Array("extension")) json.Extension(Profile.Critical("source-of-information"), Tested);
            json.Concept("clinicalStatus", new(Systems.Hl7 + "allergyintolerance-clinical", verification == "refuted" ? "inactive" : "active"));
            json.Concept("verificationStatus", new(Systems.Hl7 + "allergyintolerance-verification", verification));
            json.Text("type", "allergy");
            using (json.Array("category")) json.Value(allergen.Category);
            json.Text("criticality", allergen.IsSevere ? "high" : "low");
            json.Concept("code", allergen.Code is { } code ? [code] : [], allergen.Text);
            json.Reference("patient", story.Person.Reference);
            json.Text("recordedDate", NorwegianTime.Day(recorded));
            json.Reference("recorder", story.Doctor.Role);
            WriteReaction(json, allergen);
        });
    }

    private static void WriteReaction(ResourceWriter json, Allergen allergen)
    {
        using var _ = json.Array("reaction");
        using var one = json.Object();
        json.Concepts("manifestation", allergen.Reaction);
        json.Text("severity", allergen.IsSevere ? "severe" : "moderate");
    }
}
