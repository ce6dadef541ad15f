using System.Buffers;
using System.Buffers.Text;

namespace Fhir.Server.Transport;

/// <summary>base64Binary, which may hold white space. https://hl7.org/fhir/R4/datatypes.html#base64Binary</summary>
public static class Base64
{
    /// <summary>Null when it is no base64; empty for nothing.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[System.Buffers.Text.Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return System.Buffers.Text.Base64.DecodeFromUtf8(text, bytes, out _, out var written) == OperationStatus.Done ? bytes[..written] : null;
    }
}
