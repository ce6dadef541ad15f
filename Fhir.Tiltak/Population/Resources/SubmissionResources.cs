using Fhir.Tiltak.Population.Care;
using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>The lists of document sharing: what was sent in together, and what belongs together. https://profiles.ihe.net/ITI/MHD/4.2.4/</summary>
internal static class SubmissionResources
{
    private const string Mhd = "https://profiles.ihe.net/ITI/MHD/";
    private const string SourceSystem = "urn:oid:2.16.578.1.12.4.5.100.1.3";

    public static void WriteSubmission(Story story, RecordNote note, Clinician sender, string key, string document, string when) =>
        story.Folder.Add("List", story.Id("innsending", key), Profile.Record("submissionset"), json =>
        {
            using (json.Array("contained")) RecordResources.WriteAuthor(json, sender);
            using (json.Array("extension"))
            {
                json.Extension(Mhd + "StructureDefinition/ihe-designationType", note.Kind.Group);
                WriteSource(json);
            }
            using (json.Array("identifier")) WriteIdentifier(json, "uniqueId", $"{SourceSystem}.{story.Person.Ordinal}.{story.Dice.Below(int.MaxValue)}");
            WriteHead(json, story, "submissionset", $"{note.Kind.Title} fra {sender.Workplace.Name}", when);
            json.Reference("source", "#forfatter");
            WriteEntries(json, [document]);
        });

    public static void WriteFolder(Story story, Episode episode, List<string> documents) =>
        story.Folder.Add("List", story.Id("mappe", episode.Disease.Id), Profile.Record("folder"), json =>
        {
            using (json.Array("extension")) json.Extension(Mhd + "StructureDefinition/ihe-designationType", NoteKind.Outpatient.Group);
            using (json.Array("identifier")) WriteIdentifier(json, "entryUUID", $"urn:uuid:{story.Dice.Uuid()}");
            WriteHead(json, story, "folder", $"Pakkeforløp: {episode.Disease.Reason!.Display}", NorwegianTime.At(story.End, 0));
            WriteEntries(json, documents);
        });

    private static void WriteHead(ResourceWriter json, Story story, string type, string title, string when)
    {
        json.Text("status", "current");
        json.Text("mode", "working");
        json.Text("title", title);
        json.Concept("code", new(Mhd + "CodeSystem/MHDlistTypes", type));
        json.Reference("subject", story.Person.Reference);
        json.Text("date", when);
    }

    private static void WriteSource(ResourceWriter json)
    {
        using var _ = json.Object();
        json.Text("url", Mhd + "StructureDefinition/ihe-sourceId");
        using var identifier = json.Object("valueIdentifier");
        json.Identifier(Systems.Uuid, SourceSystem);
    }

    private static void WriteIdentifier(ResourceWriter json, string type, string value)
    {
        using var _ = json.Object();
        json.Concept("type", new(Mhd + "CodeSystem/IHE.MHD.MHDIdentifierType", type));
        json.Identifier(Systems.Uuid, value);
    }

    private static void WriteEntries(ResourceWriter json, List<string> documents)
    {
        using var _ = json.Array("entry");
        foreach (var document in documents)
        {
            using var entry = json.Object();
            json.Reference("item", $"DocumentReference/{document}");
        }
    }
}
