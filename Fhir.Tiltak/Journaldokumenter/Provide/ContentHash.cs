using System.Security.Cryptography;
using System.Text;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>SHA-1 as FHIR writes it: base64 of 20 bytes, 28 characters. https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.hash</summary>
internal static class ContentHash
{
    // FHIR and XDS ask for SHA-1; it guards against mistakes here, not against anybody.
#pragma warning disable CA5350
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToBase64String(SHA1.HashData(content));
#pragma warning restore CA5350

    /// <summary>A known mistake: the 40 hexadecimal digits written as if they were the bytes.</summary>
    public static bool IsHexadecimal(string hash, string correct)
    {
        var digits = Convert.ToHexStringLower(Convert.FromBase64String(correct));
        return hash.Equals(Convert.ToBase64String(Encoding.ASCII.GetBytes(digits)), StringComparison.Ordinal)
            || hash.Equals(Convert.ToBase64String(Encoding.ASCII.GetBytes(digits.ToUpperInvariant())), StringComparison.Ordinal);
    }
}
