using System.Text.Json.Nodes;
using Fhir.Kernel.Json;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>A lookup as a document: the Composition first, then the patient, then everything it speaks of. https://hl7.org/fhir/R4/documents.html</summary>
internal sealed class MedicationDocument(MedicationRecord record, DocumentGraph graph, string documentId, DateTimeOffset time)
{
    private readonly string composition = $"urn:uuid:{Guid.NewGuid()}";
    private readonly string service = $"urn:uuid:{Guid.NewGuid()}";

    public static async Task<JsonObject> WriteAsync(MedicationRecord record, RecordReader reader, bool hasOriginals, string documentId, DateTimeOffset time, CancellationToken cancel)
    {
        var graph = new DocumentGraph(reader) { HasOriginals = hasOriginals };
        graph.Add(record.Patient);
        foreach (var row in record.Rows) graph.Add(row.Held);
        foreach (var held in record.Information.Items.Concat(record.Allergies.Items).Concat(record.Dispenses).Concat(record.Others)) graph.Add(held);
        if (record.List is not null) graph.Add(record.List);
        await graph.CompleteAsync(cancel);
        return new MedicationDocument(record, graph, documentId, time).ToJson();
    }

    private JsonObject ToJson()
    {
        var bundle = FhirJson.Resource("Bundle", null, Pll.BundleProfile);
        bundle["identifier"] = FhirJson.Identifier(Pll.ListSystem, documentId);
        bundle["type"] = "document";
        bundle["timestamp"] = FhirInstant.Of(time);
        bundle["entry"] = new JsonArray([new JsonObject { ["fullUrl"] = composition, ["resource"] = Composition() }, .. graph.Entries(), Service()]);
        return bundle;
    }

    private JsonObject Composition()
    {
        var page = FhirJson.Resource("Composition", null, Pll.CompositionProfile);
        page["language"] = "nb";
        page["identifier"] = FhirJson.Identifier(Pll.ListSystem, documentId);
        page["status"] = "final";
        page["type"] = FhirJson.Coded(Pll.Loinc, Pll.DocumentCode, "Medical records");
        page["subject"] = FhirJson.Reference(graph.AddressOf(record.Patient.Reference));
        page["date"] = FhirInstant.Of(time);
        page["author"] = new JsonArray([.. Authors().Select(reference => FhirJson.Reference(reference))]);
        page["title"] = "Pasientens legemiddelliste";
        page["confidentiality"] = "N";
        page["section"] = DocumentSections.Of(record, graph);
        return page;
    }

    /// <summary>Whoever last reconciled the list, and the service that put the document together.</summary>
    private IEnumerable<string> Authors()
    {
        if (record.List?.Root.ReferenceTo("source") is { } source && graph.Find(source) is not null) yield return graph.AddressOf(source);
        yield return service;
    }

    private JsonObject Service()
    {
        var organization = FhirJson.Resource("Organization", null, null);
        organization["name"] = "FhirRef legemiddeltjeneste";
        return new JsonObject { ["fullUrl"] = service, ["resource"] = organization };
    }
}
