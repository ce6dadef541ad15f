using Fhir.Server.Response;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Bulk;

/// <summary>Deletions as the transaction that would carry them out elsewhere. https://hl7.org/fhir/uv/bulkdata/STU2/export.html#response---output-manifest (deleted)</summary>
public static class DeletionBundle
{
    public static byte[] ToBytes(IReadOnlyList<StoredResource> deletions)
    {
        using var bundle = new BundleWriter("transaction", deletions[^1].LastUpdated);
        foreach (var deletion in deletions)
            bundle.Entry(null, default, writer =>
            {
                writer.WriteStartObject("request"u8);
                writer.WriteString("method"u8, "DELETE");
                writer.WriteString("url"u8, deletion.Reference);
                writer.WriteEndObject();
            });
        return bundle.ToBytes();
    }
}
