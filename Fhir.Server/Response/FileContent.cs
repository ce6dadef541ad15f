namespace Fhir.Server.Response;

/// <summary>A file to be sent as it is, whole or in ranges.</summary>
/// <param name="Path">Full path.</param>
public sealed record FileContent(string Path, string ContentType);
