using System.Security.Cryptography;
using System.Text;

namespace Fhir.Tiltak.KritiskInfo.Documents;

/// <summary>The same urn for the same name: entries that a summary makes itself keep their address from one summary to the next. https://www.rfc-editor.org/rfc/rfc9562#section-5.8</summary>
internal static class NameUuid
{
    public static string Urn(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return $"urn:uuid:{new Guid(hash[..16], bigEndian: true)}";
    }
}
