using Fhir.Tiltak.Population.Care;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>Reports from radiology and pathology: a description and a conclusion.</summary>
internal static class ImageResources
{
    private const int DescribedAfter = 210;
    private const int ExaminedAfter = 6 * 24 * 60;

    private static readonly Code Imaging = new(Systems.Hl7 + "observation-category", "imaging", "Imaging");
    private static readonly Code ImageReport = new(Systems.ReportType, "BLD", "Bildediagnostikk");
    private static readonly Code Histology = new(Systems.ReportType, "HIST", "Histologi");
    private static readonly Code Tissue = new(Systems.Snomed, "119376003", "Tissue specimen");

    public static void Write(Story story)
    {
        foreach (var episode in story.Course.Episodes)
        {
            if (episode.Disease.Picture is { } picture && story.Dice.Hits(picture.Permille)) WritePicture(story, episode, picture);
            if (episode.Disease.Biopsy is { } biopsy) WriteBiopsy(story, episode, biopsy);
        }
    }

    private static void WritePicture(Story story, Episode episode, Picture picture)
    {
        var report = new Report(story, $"{episode.Disease.Id}-bilde", picture.Order, $"{episode.Disease.Reason!.Display}.", episode.Since, story.Minutes(), story.At(Ward.Radiology));
        ResultResources.WriteRequest(report);
        WriteFinding(report, picture);
        story.Folder.Add("DiagnosticReport", report.Id, Profile.Result("diagnosticreport-radiologi"), json =>
        {
            ResultResources.WriteHead(json, report, "final");
            json.Concepts("category", ImageReport);
            json.Concept("code", [picture.Kind, picture.Test], picture.Order);
            ResultResources.WriteTimes(json, report, DescribedAfter);
            json.References("result", $"Observation/{FindingId(report)}");
            json.Text("conclusion", picture.Conclusion);
        });
    }

    private static void WriteFinding(Report report, Picture picture) =>
        report.Story.Folder.Add("Observation", FindingId(report), Profile.Result("observation-radiologi"), json =>
        {
            json.Identifiers(Systems.Own + "funn", FindingId(report));
            json.References("basedOn", $"ServiceRequest/{report.RequestId}");
            json.Text("status", "final");
            json.Concepts("category", Imaging);
            json.Concept("code", picture.Test, picture.Order);
            ResultResources.WriteTimes(json, report, DescribedAfter - 10);
            json.Text("valueString", picture.Finding);
        });

    private static void WriteBiopsy(Story story, Episode episode, Biopsy biopsy)
    {
        var report = new Report(story, $"{episode.Disease.Id}-biopsi", biopsy.Order, "Mistanke om kreft.", episode.Since.AddDays(-7), story.Minutes(), story.At(Ward.Pathology));
        ResultResources.WriteRequest(report);
        ResultResources.WriteSpecimen(report, "vev", json => json.Concept("type", Tissue, biopsy.Site));
        ResultResources.WriteReport(report, "final", Histology, ExaminedAfter, [report.SpecimenId("vev")], [], biopsy.Conclusion);
    }

    private static string FindingId(Report report) => report.Story.Id("funn", report.Key);
}
