using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>An Attachment with data says the data's own size and hash. https://hl7.org/fhir/R4/datatypes.html#Attachment</summary>
internal sealed class AttachmentRule : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var (data, size, hash) = (element.Child("data"), element.Child("size"), element.Child("hash"));
        if (!data.HasValue || !(size.HasValue || hash.HasValue)) return;
        var bytes = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(data.Utf8Value.Length));
        // What is no base64 is another rule's.
        if (Base64.DecodeFromUtf8(data.Utf8Value, bytes, out _, out var length) == OperationStatus.Done) Compare(bytes.AsSpan(0, length), size, hash, run);
        ArrayPool<byte>.Shared.Return(bytes);
    }

#pragma warning disable CA5350 // R4 wants SHA-1: it tells whether the content changed, and guards nothing.
    private static void Compare(ReadOnlySpan<byte> data, Element size, Element hash, ValidationRun run)
    {
        if (size.HasValue && long.TryParse(size.Utf8Value, NumberStyles.None, CultureInfo.InvariantCulture, out var stated) && stated != data.Length)
            run.Report(size, ValidationRules.AttachmentSize, size.Value!, $"{data.Length}");
        if (hash.HasValue && Convert.ToBase64String(SHA1.HashData(data)) is var found && found != hash.Value) run.Report(hash, ValidationRules.AttachmentHash, hash.Value!, found);
    }
#pragma warning restore CA5350
}
