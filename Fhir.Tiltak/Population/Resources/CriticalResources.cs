using Fhir.Tiltak.Population.Care;
using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>Critical information: each kind as the resource it is registered as, and the warning that points to it.</summary>
internal static class CriticalResources
{
    public static void Write(Story story)
    {
        foreach (var episode in story.Course.Episodes)
            foreach (var fact in episode.Disease.Critical)
                if (story.Dice.Hits(fact.Permille)) Write(story, episode, fact);
    }

    private static void Write(Story story, Episode episode, CriticalFact fact)
    {
        var known = story.DayAfter(episode.Since, 2500);
        var key = $"{episode.Disease.Id}-{(int)fact.Kind}";
        switch (fact.Kind)
        {
            case CriticalKind.Treatment: WriteTreatment(story, key, fact, known); break;
            case CriticalKind.Implant: WriteImplant(story, key, fact, known); break;
            case CriticalKind.LifeSupport or CriticalKind.Resuscitation: ConsentResources.Write(story, key, fact, known); break;
            default: WriteCondition(story, key, fact, known); break;
        }
        if (fact.Warning is { } warning) WriteWarning(story, key, fact.Kind, warning, known);
    }

    private static void WriteCondition(Story story, string key, CriticalFact fact, DateOnly known) =>
        story.Folder.Add("Condition", story.Id("tilstand", key), Profile.Critical("condition"), json =>
        {
            json.Concept("clinicalStatus", new(Systems.Hl7 + "condition-clinical", "active"));
            json.Concept("verificationStatus", new(Systems.Hl7 + "condition-ver-status", "confirmed"));
            json.Concepts("category", KindCode(fact.Kind));
            // Infection is told by code alone, a problem under anaesthesia by words.
            json.Concept("code", [fact.Code ?? KindCode(fact.Kind)], fact.Code is null ? fact.Text : null);
            json.Reference("subject", story.Person.Reference);
            json.Text("recordedDate", NorwegianTime.Day(known));
            json.Reference("recorder", Registrar(story, fact.Kind));
            if (fact.Note is { } note) WriteNote(json, note);
        });

    private static void WriteTreatment(Story story, string key, CriticalFact fact, DateOnly known) =>
        story.Folder.Add("Procedure", story.Id("behandling", key), Profile.Critical("procedure"), json =>
        {
            using (json.Array("extension")) json.Extension(Profile.Critical("recorded-date"), "valueDateTime", NorwegianTime.Day(known));
            json.Text("status", "in-progress");
            json.Concept("category", KindCode(fact.Kind));
            json.Concept("code", fact.Code is { } code ? [code] : [], fact.Text);
            json.Reference("subject", story.Person.Reference);
            using (json.Object("performedPeriod")) json.Text("start", NorwegianTime.Day(known));
            json.Reference("recorder", Registrar(story, fact.Kind));
            if (fact.Note is { } note) WriteNote(json, note);
        });

    private static void WriteImplant(Story story, string key, CriticalFact fact, DateOnly known)
    {
        var device = story.Id("utstyr", key);
        story.Folder.Add("Device", device, Profile.Critical("device"), json =>
        {
            json.Text("status", "active");
            json.Text("manufacturer", "Oppdiktet utstyr AS");
            json.Concept("type", fact.Code is { } code ? [code] : [], fact.Text);
            json.Reference("patient", story.Person.Reference);
        });
        story.Folder.Add("DeviceUseStatement", story.Id("implantat", key), Profile.Critical("deviceusestatement"), json =>
        {
            json.Text("status", "active");
            json.Reference("subject", story.Person.Reference);
            using (json.Object("timingPeriod")) json.Text("start", NorwegianTime.Day(known));
            json.Text("recordedOn", NorwegianTime.Day(known));
            json.Reference("source", Registrar(story, fact.Kind));
            json.Reference("device", $"Device/{device}");
            if (fact.Note is { } note) WriteNote(json, note);
        });
    }

    private static void WriteWarning(Story story, string key, CriticalKind kind, string warning, DateOnly known) =>
        story.Folder.Add("Flag", story.Id("varsel", key), Profile.Critical("flag"), json =>
        {
            json.Text("status", "active");
            json.Concepts("category", KindCode(kind));
            json.Words("code", warning);
            json.Reference("subject", story.Person.Reference);
            using (json.Object("period")) json.Text("start", NorwegianTime.Day(known));
            json.Reference("author", Registrar(story, kind));
        });

    public static Code KindCode(CriticalKind kind) => new(Systems.CriticalKind, $"{(int)kind}", kind switch
    {
        CriticalKind.Intubation => "Intubasjonsproblem",
        CriticalKind.Anaesthesia => "Annet problem ved anestesi",
        CriticalKind.Condition => "Kritisk medisinsk tilstand",
        CriticalKind.Treatment => "Pågående behandling",
        CriticalKind.Implant => "Implantat",
        CriticalKind.LifeSupport => "Avgrensning av livsforlengende behandling",
        CriticalKind.Infection => "Smitte",
        _ => "HLR-minus og behandlingsavklaringer",
    });

    private static string Registrar(Story story, CriticalKind kind) =>
        story.At(kind is CriticalKind.Intubation or CriticalKind.Anaesthesia ? Ward.Anaesthesia : Ward.Medicine).Clinician.Role;

    private static void WriteNote(ResourceWriter json, string text)
    {
        using var _ = json.Array("note");
        using var one = json.Object();
        json.Text("text", text);
    }
}
