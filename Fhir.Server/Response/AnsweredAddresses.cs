namespace Fhir.Server.Response;

/// <summary>
/// The fullUrl of each resource in the answer to a batch or transaction, so that references between them can be followed; once, since an address stands for one
/// version in a Bundle (bdl-7). https://hl7.org/fhir/R4/bundle.html#bundle-unique
/// </summary>
public sealed class AnsweredAddresses(string baseUrl)
{
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>Null for an answer without a resource of this server, and for one that stands in the answer already.</summary>
    public string? Of(FhirResponse response)
    {
        if (response.Json.IsEmpty || response.Resource is not { } resource) return null;
        var address = $"{baseUrl}/{resource.Reference}";
        return told.Add(address) ? address : null;
    }
}
