namespace Fhir.Server.Tests.Mhd;

internal static class Documents
{
    /// <summary>A FHIR document, as small as one can be.</summary>
    public const string Fhir = """
        {"resourceType":"Bundle","type":"document","identifier":{"system":"urn:ietf:rfc:3986","value":"urn:uuid:1c6f3c1e-94b2-4f7c-8a39-1d7a4f0b9c11"},"timestamp":"2026-11-20T09:00:00+01:00","entry":[{"fullUrl":"urn:uuid:1c6f3c1e-94b2-4f7c-8a39-1d7a4f0b9c12",
         "resource":{"resourceType":"Composition","status":"final","type":{"text":"Notat"},"date":"2026-11-20","author":[{"display":"Solveig Fjellvang"}],"title":"Notat"}}]}
        """;
}
