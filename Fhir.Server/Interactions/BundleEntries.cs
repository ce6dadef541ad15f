using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Server.Patching;
using Fhir.Server.Response;
using Fhir.Server.Transport;

namespace Fhir.Server.Interactions;

/// <summary>The entries of a batch or transaction, and each as a request of its own.</summary>
public static class BundleEntries
{
    /// <summary>One request must not occupy the writer for long.</summary>
    public const int Most = 10_000;

    public static Result<IReadOnlyList<BundleEntry>> Read(Document bundle, string baseUrl)
    {
        var count = bundle.Root.ChildrenNamed("entry").Count();
        if (count > Most)
            return new Refusal(413, [InteractionRules.TooManyEntries.At("Bundle.entry", count.ToString(CultureInfo.InvariantCulture), Most.ToString(CultureInfo.InvariantCulture))]);

        var entries = new List<BundleEntry>(count);
        foreach (var element in bundle.Root.ChildrenNamed("entry"))
        {
            var entry = BundleEntry.Read(element, baseUrl);
            if (entry.Refusal is { } refusal) return refusal;
            entries.Add(entry.Value);
        }
        return entries;
    }

    /// <summary>What the entry would be if it had come over HTTP on its own.</summary>
    public static FhirRequest AsRequest(BundleEntry entry, FhirRequest bundle) => bundle with
    {
        Method = entry.Method,
        Path = entry.Path,
        Query = QueryText.Parse(entry.Query),
        Body = entry.Resource.Exists ? JsonWriter.ToBytes(entry.Resource) : default,
        ContentFormat = entry.Resource.Exists ? BodyFormat.Json : null,
        IfMatch = entry.IfMatch,
        IfNoneMatch = entry.IfNoneMatch,
        IfNoneExist = entry.IfNoneExist,
        IfModifiedSince = entry.IfModifiedSince,
        Parsed = null,
        Provenance = null,
        WantsRaw = false,
        Prefer = bundle.Prefer with { IsAsync = false },
    };

    /// <summary>HEAD answers what GET does without the body, in a Bundle as outside one.</summary>
    public static FhirResponse Without(BundleEntry entry, FhirResponse response) => entry.Method == "HEAD" ? response with { Json = default, Outcome = null, Content = null } : response;

    /// <summary>A patch as a request of its own: JSON Patch and XML Patch come out of their Binary.</summary>
    public static Result<FhirRequest> AsPatch(BundleEntry entry, FhirRequest bundle)
    {
        if (entry.RequireResource() is { } missing) return missing;
        var patch = PatchBody.Of(entry.Resource);
        if (patch.Refusal is { } refusal) return refusal;
        var request = AsRequest(entry, bundle);
        if (patch.Value.Parameters is not null) return request;
        return patch.Value.Xml.IsEmpty
            ? request with { Body = patch.Value.Json, ContentFormat = BodyFormat.JsonPatch }
            : request with { Body = patch.Value.Xml, ContentFormat = BodyFormat.XmlPatch };
    }
}
