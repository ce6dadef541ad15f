using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Fhir.Profiles.Registry;

/// <summary>A hash of an archive in the form of Subresource Integrity: <c>sha512-</c> and base64. https://www.w3.org/TR/SRI/</summary>
/// <param name="Algorithm"><c>sha512</c>, or <c>sha1</c> for the shasum of older registries.</param>
public readonly record struct ArchiveHash(string Algorithm, string Base64)
{
    public const string Strong = "sha512";
    private const string Weak = "sha1";

    /// <summary>The hashes of an npm <c>dist</c>; an algorithm that we do not know is left out, as SRI says.</summary>
    /// <param name="integrity">One or more hashes with spaces between.</param>
    /// <param name="shasum">SHA-1 in hexadecimal digits.</param>
    public static ImmutableArray<ArchiveHash> Of(string? integrity, string? shasum)
    {
        var hashes = (integrity ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse).OfType<ArchiveHash>();
        if (shasum is { Length: 40 } && shasum.All(char.IsAsciiHexDigit)) hashes = hashes.Append(new(Weak, Convert.ToBase64String(Convert.FromHexString(shasum))));
        return [.. hashes];
    }

    /// <summary>Null when the text is none, or of another algorithm.</summary>
    public static ArchiveHash? Parse(string text)
    {
        var dash = text.IndexOf('-');
        if (dash < 0 || text[..dash] is not (Strong or Weak)) return null;
        // What follows a question mark is options that nobody has defined.
        return new(text[..dash], text[(dash + 1)..].Split('?')[0]);
    }

    /// <summary>From the beginning of the stream to its end.</summary>
    public static ArchiveHash Compute(Stream archive, string algorithm = Strong)
    {
        archive.Position = 0;
#pragma warning disable CA5350 // SHA-1 is all that older registries state; the lock file keeps SHA-512.
        return new(algorithm, Convert.ToBase64String(algorithm == Strong ? SHA512.HashData(archive) : SHA1.HashData(archive)));
#pragma warning restore CA5350
    }

    public override string ToString() => $"{Algorithm}-{Base64}";
}
