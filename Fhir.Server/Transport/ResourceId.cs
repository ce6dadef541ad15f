using System.Buffers;

namespace Fhir.Server.Transport;

/// <summary>https://hl7.org/fhir/R4/datatypes.html#id</summary>
public static class ResourceId
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");

    public static bool IsValid(string id) => id.Length is > 0 and <= 64 && !id.AsSpan().ContainsAnyExcept(Letters);

    /// <summary>A new id for a create: random, sortable by time, so that rows written together lie together.</summary>
    public static string New() => Guid.CreateVersion7().ToString();
}
