using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>Decisions to limit treatment.</summary>
internal static class ConsentResources
{
    private const string Policy = Profile.Base + "kritisk-info/CodeSystem/kritisk-policy";

    public static void Write(Story story, string key, CriticalFact fact, DateOnly known)
    {
        var isLifeSupport = fact.Kind == CriticalKind.LifeSupport;
        var decided = known < story.End.AddDays(-300) ? story.End.AddDays(-story.Dice.Between(5, 300)) : known;
        story.Folder.Add("Consent", story.Id("avgrensning", key), Profile.Critical("consent"), json =>
        {
            using (json.Array("extension")) WriteExtensions(json, fact, isLifeSupport, decided);
            json.Text("status", "active");
            json.Concept("scope", new(Systems.Hl7 + "consentscope", isLifeSupport ? "adr" : "treatment"));
            json.Concepts("category", CriticalResources.KindCode(fact.Kind));
            json.Reference("patient", story.Person.Reference);
            json.Text("dateTime", NorwegianTime.Day(decided));
            json.References("performer", story.Doctor.Role);
            json.Concept("policyRule", isLifeSupport
                ? new(Policy, "1", "Avgrensning av livsforlengende behandling")
                : new(Policy, "2", "HLR-minus og behandlingsavklaring"));
        });
    }

    private static void WriteExtensions(ResourceWriter json, CriticalFact fact, bool isLifeSupport, DateOnly decided)
    {
        if (isLifeSupport) json.Extension(Profile.Critical("valid-until"), "valueDateTime", NorwegianTime.Day(decided.AddYears(1)));
        else json.Extension(Profile.Critical("hlr-reason"), "valueString", fact.Text);
        if (fact.Note is { } note) json.Extension(Profile.Critical("note"), "valueString", note);
    }
}
