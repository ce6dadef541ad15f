using Fhir.Store.Access;

namespace Fhir.Server.Response;

/// <summary>The request that made a version, and the status it was answered with. https://hl7.org/fhir/R4/http.html#history</summary>
public readonly record struct VersionRequest(string Method, string Url, int Status)
{
    public static VersionRequest Of(StoredResource version) => version.Method switch
    {
        WriteMethod.Create => new("POST", version.Type, 201),
        WriteMethod.Delete => new("DELETE", version.Reference, 204),
        WriteMethod.Patch => new("PATCH", version.Reference, 200),
        WriteMethod.Restore => new("PUT", version.Reference, 201),
        _ => new("PUT", version.Reference, version.Version == 1 ? 201 : 200),
    };
}
