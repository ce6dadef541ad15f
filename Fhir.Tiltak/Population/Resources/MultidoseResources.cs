using System.Collections.Immutable;
using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>Multidose: the doctor's message with the list (M25.1), and the pharmacy's about what is packed (M25.3).</summary>
internal static class MultidoseResources
{
    private const int FromAge = 75;
    private const int PackedDays = 14;
    private const string MessageTypes = "http://ehelse.no/fhir/CodeSystem/sfm-message-type";

    public static void Write(Story story, ImmutableArray<MedicineRow> rows)
    {
        ImmutableArray<MedicineRow> packed = [.. rows.Where(row => row.IsPackable && row.IsPrescribed)];
        if (packed.IsEmpty || story.Person.Age < FromAge || !story.Course.Episodes.Any(episode => episode.Disease.IsPacked)) return;
        var listed = rows.Max(row => row.Prescribed);
        WriteList(story, listed);
        WriteDelivery(story, packed, story.End.AddDays(-story.Dice.Between(1, PackedDays)));
    }

    private static void WriteList(Story story, DateOnly date) => Write(story, "liste", new(MessageTypes, "M25.1", "Legemiddelliste fra lege"), story.Doctor.Role, date, json =>
    {
        WriteTruth(json, "createPll");
        json.Extension("pllDate", "valueDateTime", NorwegianTime.At(date, 700));
        json.ReferenceExtension("relatedParty", story.Doctor.Role);
        json.ReferenceExtension("relatedParty", Packer(story));
    });

    private static void WriteDelivery(Story story, ImmutableArray<MedicineRow> packed, DateOnly date) =>
        Write(story, "levering", new(MessageTypes, "M25.3", "Utlevering av multidose"), Packer(story), date, json =>
        {
            json.Extension("pllDate", "valueDateTime", NorwegianTime.At(date, 540));
            foreach (var row in packed) WritePacked(json, story, row, date);
        });

    private static void Write(Story story, string key, Code type, string author, DateOnly date, Action<ResourceWriter> content) =>
        story.Folder.Add("Basic", story.Id("pll", key), Profile.Medicine("pll-info"), json =>
        {
            using (json.Array("extension"))
            using (json.Object())
            {
                json.Text("url", Profile.Medicine("pll-information"));
                using var parts = json.Array("extension");
                content(json);
            }
            json.Identifiers(Systems.Uuid, $"urn:uuid:{story.Dice.Uuid()}");
            json.Concept("code", type);
            json.Reference("subject", story.Person.Reference);
            json.Text("created", NorwegianTime.Day(date));
            json.Reference("author", author);
        });

    private static void WritePacked(ResourceWriter json, Story story, MedicineRow row, DateOnly date)
    {
        using var _ = json.Object();
        json.Text("url", "deliveryInformation");
        using var parts = json.Array("extension");
        json.ReferenceExtension("prescription", $"MedicationStatement/{MedicineResources.RowId(story, row)}");
        json.Extension("firstDose", "valueDateTime", NorwegianTime.Day(date.AddDays(1)));
        json.Extension("lastDose", "valueDateTime", NorwegianTime.Day(date.AddDays(PackedDays)));
    }

    private static void WriteTruth(ResourceWriter json, string url)
    {
        using var _ = json.Object();
        json.Text("url", url);
        json.Truth("valueBoolean", true);
    }

    private static string Packer(Story story) => $"PractitionerRole/{ProviderResources.PackingRole(story.Care)}";
}
