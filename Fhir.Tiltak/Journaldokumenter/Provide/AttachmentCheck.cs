using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>Holds what an attachment says of its content against the content: hash, size and media type. https://profiles.ihe.net/ITI/MHD/ITI-65.html</summary>
internal static class AttachmentCheck
{
    /// <param name="path">Where the attachment stands, for the issues.</param>
    /// <param name="contentType">What the content says it is.</param>
    public static IEnumerable<Issue> Of(Element attachment, string path, string? contentType, byte[] content)
    {
        if (attachment.ValueOf("hash") is { } hash && HashOf(hash) is var stated && ContentHash.Of(content) is var correct && stated != correct)
            yield return (ContentHash.IsHexadecimal(stated, correct) ? ProvideRules.HashIsHexadecimal : ProvideRules.HashWrong).At($"{path}.hash", hash, correct);
        if (attachment.ValueOf("size") is { } size && size != Text(content.Length)) yield return ProvideRules.SizeWrong.At($"{path}.size", size, Text(content.Length));
        if (attachment.ValueOf("contentType") is { } claimed && Bare(claimed) != Bare(contentType ?? ""))
            yield return ProvideRules.ContentTypeDiffers.At($"{path}.contentType", claimed, contentType ?? "");
    }

    /// <summary>Without parameters, as <c>; charset=utf-8</c>, and in small letters.</summary>
    public static string Bare(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The content of a Binary; empty when it has none.</summary>
    public static byte[] ContentOf(Element binary) => Convert.FromBase64String(binary.ValueOf("data") ?? "");

    // base64Binary may hold white space.
    private static string HashOf(string hash) => string.Concat(hash.Where(letter => !char.IsWhiteSpace(letter)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
