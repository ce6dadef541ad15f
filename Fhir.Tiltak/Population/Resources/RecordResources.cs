using System.Security.Cryptography;
using System.Text;
using Fhir.Tiltak.Population.Care;
using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>Documents: content, reference, and the folder or submission they belong to.</summary>
internal static class RecordResources
{
    private const string TextFormat = "urn:no:ehelse:document:text";
    private const int SubmittedPermille = 250;

    private static readonly Code PracticeSetting = new(Systems.Kodeverk + "8653", "4");
    private static readonly Code HospitalFacility = new(Systems.Kodeverk + "1303", "86.101", "Alminnelige somatiske sykehus");
    private static readonly Code OfficeFacility = new(Systems.Kodeverk + "1303", "86.211", "Allmenn legetjeneste");
    private static readonly Code UniqueId = new("https://profiles.ihe.net/ITI/MHD/CodeSystem/IHE.MHD.MHDIdentifierType", "uniqueId");

    public static void Write(Story story)
    {
        foreach (var episode in story.Course.Episodes) WriteEpisode(story, episode);
        if (story.Person.Died is { } died)
            WriteNote(story, new(NoteKind.Death, Ward.Office, 1000, "Død i hjemmet. Ventet dødsfall, pårørende til stede."), "dod", died);
    }

    private static void WriteEpisode(Story story, Episode episode)
    {
        var written = new List<string>();
        for (var at = 0; at < episode.Disease.Notes.Length; at++)
        {
            var note = episode.Disease.Notes[at];
            if (!story.Dice.Hits(note.Permille)) continue;
            var day = episode.Disease.IsAcute ? episode.Since.AddDays(2) : story.DayAfter(episode.Since, 700);
            written.Add(WriteNote(story, note, $"{episode.Disease.Id}-{at + 1}", day));
        }
        if (episode.Disease.Biopsy is not null && written.Count > 1) SubmissionResources.WriteFolder(story, episode, written);
    }

    /// <summary>The id of the reference.</summary>
    private static string WriteNote(Story story, RecordNote note, string key, DateOnly day)
    {
        var content = Encoding.UTF8.GetBytes(note.Text);
        var document = new Written(story, note, story.At(note.Ward), story.Id("innhold", key), content, NorwegianTime.At(day, story.Minutes()));
        story.Folder.Add("Binary", document.BinaryId, Profile.Record("binary"), json =>
        {
            json.Text("contentType", "text/plain");
            json.Bytes("data", content);
        });
        var id = story.Id("dokument", key);
        WriteReference(document, id);
        if (story.Dice.Hits(SubmittedPermille)) SubmissionResources.WriteSubmission(story, note, document.By.Clinician, key, id, document.When);
        return id;
    }

    private static void WriteReference(Written document, string id) =>
        document.Story.Folder.Add("DocumentReference", id, Profile.Record("documentreference"), json =>
        {
            using (json.Array("contained"))
            {
                PersonResources.WriteContained(json, document.Story.Person);
                WriteAuthor(json, document.By.Clinician);
            }
            WriteMasterIdentifier(json, document.Story.Dice.Uuid());
            json.Text("status", "current");
            json.Concept("type", document.Note.Kind.Type);
            json.Concepts("category", document.Note.Kind.Group);
            json.Reference("subject", document.Story.Person.Reference);
            json.Text("date", document.When);
            json.References("author", "#forfatter");
            json.Reference("custodian", document.By.Organisation.Owner.Reference);
            json.Concepts("securityLabel", AccessCodes.Find(document.Note.Access));
            WriteContent(json, document);
            WriteContext(json, document);
        });

    public static void WriteAuthor(ResourceWriter json, Clinician clinician)
    {
        using var _ = json.Object();
        json.Text("resourceType", "Practitioner");
        json.Text("id", "forfatter");
        json.Identifiers(Systems.Hpr, clinician.Hpr);
        ProviderResources.WriteName(json, clinician);
    }

    private static void WriteMasterIdentifier(ResourceWriter json, string uuid)
    {
        using var _ = json.Object("masterIdentifier");
        json.Concept("type", UniqueId);
        json.Identifier(Systems.Uuid, $"urn:uuid:{uuid}");
    }

    private static void WriteContent(ResourceWriter json, Written document)
    {
        using var _ = json.Array("content");
        using var one = json.Object();
        using (json.Object("attachment"))
        {
            json.Text("contentType", "text/plain");
            json.Text("language", "nb-NO");
            json.Text("url", $"Binary/{document.BinaryId}");
            json.Number("size", document.Content.Length);
            json.Bytes("hash", Sha1(document.Content));
            json.Text("title", document.Note.Kind.Title);
            json.Text("creation", document.When);
        }
        json.Coding("format", new("http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode", TextFormat));
    }

    private static void WriteContext(ResourceWriter json, Written document)
    {
        using var _ = json.Object("context");
        json.Concept("facilityType", document.Note.Ward == Ward.Office ? OfficeFacility : HospitalFacility);
        json.Concept("practiceSetting", PracticeSetting);
        json.Reference("sourcePatientInfo", "#pasient");
    }

    // The sum that document sharing uses. https://profiles.ihe.net/ITI/TF/Volume3/ch-4.2.html
#pragma warning disable CA5350
    private static byte[] Sha1(byte[] content) => SHA1.HashData(content);
#pragma warning restore CA5350

    private sealed record Written(Story Story, RecordNote Note, Department By, string BinaryId, byte[] Content, string When);
}
