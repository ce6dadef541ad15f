using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>What a recipient of documents does beside storing them. https://profiles.ihe.net/ITI/MHD/ITI-65.html</summary>
internal static class Submitted
{
    /// <summary>False when a reference states another size than its content in the same Bundle has.</summary>
    public static bool IsTrue(JsonObject bundle)
    {
        var entries = bundle["entry"]!.AsArray();
        return entries.Where(entry => (string?)entry!["resource"]?["resourceType"] == "DocumentReference").All(entry =>
        {
            var attachment = entry!["resource"]!["content"]![0]!["attachment"]!;
            var content = entries.FirstOrDefault(other => (string?)other!["fullUrl"] == (string?)attachment["url"])?["resource"]?["data"];
            return content is null || attachment["size"] is null || Convert.FromBase64String((string)content!).Length == (int)attachment["size"]!;
        });
    }

    /// <summary>Carries out the one PATCH a submission may hold.</summary>
    public static JsonObject Supersede(ReferenceData data, string reference)
    {
        if (data.Find(reference) is not { } found) return new JsonObject { ["status"] = "404 Not Found" };
        var changed = found.DeepClone().AsObject();
        changed["status"] = "superseded";
        data.Put(changed);
        return new JsonObject { ["status"] = "200 OK", ["location"] = $"{reference}/_history/{changed["meta"]!["versionId"]}" };
    }
}
