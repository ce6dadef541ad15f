using System.Collections.Immutable;
using Fhir.Tiltak.Population.Care;
using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>Reports from medical biochemistry: what an illness or a drug has made of the blood.</summary>
internal static class LaboratoryResources
{
    private const int AnsweredAfter = 180;

    private static readonly Code Biochemistry = new(Systems.ReportType, "CLIN", "Medisinsk biokjemi");
    private static readonly Code Normal = new(Systems.Hl7 + "referencerange-meaning", "normal", "Normal Range");
    private static readonly Code Treatment = new(Systems.Hl7 + "referencerange-meaning", "treatment", "Treatment Range");
    private static readonly Code Error = new(Systems.Hl7 + "data-absent-reason", "error", "Error");

    public static void Write(Story story, ImmutableArray<MedicineRow> rows)
    {
        foreach (var (disease, since) in story.Course.Episodes)
            if (disease.Panel is { } panel && story.Dice.Hits(panel.Permille)) WritePanel(story, disease, panel, since);
        foreach (var row in rows)
            if (row is { Status: "active", Treatment.Drug: { Monitoring: { } panel } drug }) WriteSeries(story, drug.Id, panel, row.Started, 3);
    }

    private static void WritePanel(Story story, Disease disease, Panel panel, DateOnly since)
    {
        if (disease.IsAcute) WriteReport(Of(story, disease.Id, panel, since), panel);
        else WriteSeries(story, disease.Id, panel, since, story.Dice.Between(1, 2));
    }

    private static void WriteSeries(Story story, string key, Panel panel, DateOnly since, int times)
    {
        for (var time = 1; time <= times; time++) WriteReport(Of(story, $"{key}-{time}", panel, story.DayAfter(since, 400)), panel);
    }

    private static Report Of(Story story, string key, Panel panel, DateOnly day) =>
        new(story, key, panel.Order, panel.Reason, day, story.Minutes(), story.At(Ward.Laboratory));

    private static void WriteReport(Report report, Panel panel)
    {
        var dice = report.Story.Dice;
        ImmutableArray<Answer> answers = [.. panel.Findings.Select(finding => Answer.Of(finding, report.Story.Person.Sex, dice))];
        var status = dice.Below(1000) switch { < 20 => "corrected", < 30 => "preliminary", _ => "final" };
        ImmutableArray<Material> materials = [.. answers.Select(answer => answer.Analysis.Material).Distinct()];
        ResultResources.WriteRequest(report);
        foreach (var material in materials) ResultResources.WriteSpecimen(report, material.Id, json => json.Concept("type", [material.National, material.Snomed], null));
        foreach (var answer in answers) WriteAnswer(report, answer, status);
        ResultResources.WriteReport(report, status, Biochemistry, AnsweredAfter, materials.Select(material => report.SpecimenId(material.Id)),
            answers.Select(answer => AnswerId(report, answer)), Conclusion(answers));
    }

    private static void WriteAnswer(Report report, Answer answer, string status) =>
        report.Story.Folder.Add("Observation", AnswerId(report, answer), Profile.Result("observation-lab"), json =>
        {
            json.Identifiers(Systems.Own + "resultat", AnswerId(report, answer));
            json.References("basedOn", $"ServiceRequest/{report.RequestId}");
            json.Text("status", status);
            json.Concepts("category", ResultResources.Laboratory, Biochemistry);
            json.Concept("code", answer.Analysis.Code, answer.Analysis.Name);
            ResultResources.WriteTimes(json, report, AnsweredAfter - 10);
            if (answer.Value is { } value) json.Quantity("valueQuantity", value, answer.Analysis.Unit);
            else json.Concept("dataAbsentReason", Error, "Prøven er hemolysert.");
            if (answer.Interpretation is { } interpretation) json.Concepts("interpretation", interpretation);
            if (status == "corrected") WriteNote(json, "Rettet: tidligere utgitt med verdi fra en annen prøve.");
            json.Reference("specimen", $"Specimen/{report.SpecimenId(answer.Analysis.Material.Id)}");
            WriteRange(json, answer);
        });

    private static void WriteRange(ResourceWriter json, Answer answer)
    {
        using var _ = json.Array("referenceRange");
        using var one = json.Object();
        if (answer.Low is { } low) json.Quantity("low", low, answer.Analysis.Unit);
        if (answer.High is { } high) json.Quantity("high", high, answer.Analysis.Unit);
        json.Concept("type", answer.Analysis == Analyses.Inr ? Treatment : Normal);
    }

    private static void WriteNote(ResourceWriter json, string text)
    {
        using var _ = json.Array("note");
        using var one = json.Object();
        json.Text("text", text);
    }

    private static string Conclusion(ImmutableArray<Answer> answers)
    {
        string[] abnormal = [.. answers.Where(answer => answer.IsAbnormal).Select(answer => answer.InWords)];
        return abnormal.Length == 0 ? "Alle svar er innenfor referanseområdet." : $"Utenfor referanseområdet: {string.Join(", ", abnormal)}.";
    }

    private static string AnswerId(Report report, Answer answer) => report.Story.Id("svar", $"{report.Key}-{answer.Analysis.Id}");
}
