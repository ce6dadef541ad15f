using System.Text;

namespace Fhir.Kernel.Terminology;

/// <summary>
/// The national Norwegian code systems have three urls in live use; the OID is the one that the base profiles fix and that is written.
/// <c>http://helsedir.no/fhir/CodeSystem/no-kodeverk-7280-nlk</c> and the same at <c>ehelse.no</c> are <c>urn:oid:2.16.578.1.12.4.1.1.7280</c>.
/// </summary>
internal static class SystemAliases
{
    private const string Node = "urn:oid:2.16.578.1.12.4.1.1.";

    private static ReadOnlySpan<byte> Newer => "http://helsedir.no/fhir/CodeSystem/no-kodeverk-"u8;

    private static ReadOnlySpan<byte> Older => "http://ehelse.no/fhir/CodeSystem/no-kodeverk-"u8;

    /// <summary>The url that is written; null for a system that has only one. Allocates for an alias only.</summary>
    /// <param name="system">UTF-8.</param>
    public static byte[]? Official(ReadOnlySpan<byte> system)
    {
        var rest = system.StartsWith(Newer) ? system[Newer.Length..] : system.StartsWith(Older) ? system[Older.Length..] : default;
        var digits = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9') is var end and >= 0 ? rest[..end] : rest;
        if (digits.Length is 0 or > 6 || (digits.Length < rest.Length && rest[digits.Length] != '-')) return null;
        return Encoding.ASCII.GetBytes(Node + Encoding.ASCII.GetString(digits));
    }

    public static string? Official(string system) => Official(Encoding.UTF8.GetBytes(system)) is { } official ? Encoding.ASCII.GetString(official) : null;
}
