using Fhir.Tiltak.Population.Care;
using Fhir.Tiltak.Population.Files;
using Fhir.Tiltak.Population.Illness;

namespace Fhir.Tiltak.Population.Resources;

/// <summary>What every report has around its answers: the request, the specimen, the report itself.</summary>
internal static class ResultResources
{
    public static readonly Code Laboratory = new(Systems.Hl7 + "observation-category", "laboratory", "Laboratory");

    private static readonly Code LaboratoryMedicine = new(Systems.ReportType, "LAB", "Laboratoriemedisin");

    public static void WriteRequest(Report report) =>
        report.Story.Folder.Add("ServiceRequest", report.RequestId, Profile.Result("servicerequest"), json =>
        {
            json.Identifiers(Systems.Own + "rekvisisjon", report.RequestId);
            json.Text("status", "completed");
            json.Text("intent", "order");
            json.Text("priority", "routine");
            json.Words("code", report.Order);
            json.Reference("subject", report.Story.Person.Reference);
            json.Text("authoredOn", report.At(-20));
            json.Reference("requester", report.Story.Doctor.Role);
            using var _ = json.Array("reasonCode");
            using var one = json.Object();
            json.Text("text", report.Reason);
        });

    public static void WriteSpecimen(Report report, string key, Action<ResourceWriter> type) =>
        report.Story.Folder.Add("Specimen", report.SpecimenId(key), Profile.Result("specimen"), json =>
        {
            json.Identifiers(Systems.Own + "prove", report.SpecimenId(key));
            using (json.Object("accessionIdentifier")) json.Identifier(Systems.Own + "lopenummer", report.SpecimenId(key)[6..]);
            json.Text("status", "available");
            type(json);
            json.Reference("subject", report.Story.Person.Reference);
            json.Text("receivedTime", report.At(100));
            json.References("request", $"ServiceRequest/{report.RequestId}");
            using var _ = json.Object("collection");
            json.Text("collectedDateTime", report.At(0));
        });

    /// <param name="status">https://hl7.org/fhir/R4/valueset-diagnostic-report-status.html</param>
    public static void WriteReport(Report report, string status, Code type, int answered, IEnumerable<string> specimens, IEnumerable<string> results, string conclusion)
    {
        string[] specimenReferences = [.. specimens.Select(id => $"Specimen/{id}")];
        string[] resultReferences = [.. results.Select(id => $"Observation/{id}")];
        report.Story.Folder.Add("DiagnosticReport", report.Id, Profile.Result("diagnosticreport-lab"), json =>
        {
            WriteHead(json, report, status);
            json.Concepts("category", type.Value == "HIST" ? new(Systems.ReportType, "PAT", "Patologi") : LaboratoryMedicine);
            json.Concept("code", type, $"Svar fra {type.Display!.ToLowerInvariant()}");
            WriteTimes(json, report, answered);
            json.References("specimen", specimenReferences);
            if (resultReferences.Length > 0) json.References("result", resultReferences);
            json.Text("conclusion", conclusion);
        });
    }

    public static void WriteHead(ResourceWriter json, Report report, string status)
    {
        json.Identifiers(Systems.Own + "svar", report.Id);
        json.References("basedOn", $"ServiceRequest/{report.RequestId}");
        json.Text("status", status);
    }

    public static void WriteTimes(ResourceWriter json, Report report, int answered)
    {
        json.Reference("subject", report.Story.Person.Reference);
        json.Text("effectiveDateTime", report.At(0));
        json.Text("issued", report.At(answered));
        json.References("performer", report.Answerer.Organisation.Reference);
    }
}
