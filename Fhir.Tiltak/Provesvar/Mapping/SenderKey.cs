using System.Security.Cryptography;
using System.Text;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>
/// Who a message comes from, as a word in an address. The number of the institution is what all its messages have in common; without one it is the name.
/// </summary>
internal static class SenderKey
{
    /// <param name="provider">ServProvider of the message; null when it has none.</param>
    /// <returns>Null when nobody is named: such messages have no numbers in common with any other.</returns>
    public static string? Of(SourceNode? provider)
    {
        if (Party(provider) is not { } party) return null;
        if (party.Child("Id")?.Peek() is { } id) return Tidy($"{party.Child("TypeId")?.Peek() ?? "id"}-{id}");
        return Name(provider) is { } name ? $"navn-{Hash(name)}" : null;
    }

    public static string? Name(SourceNode? provider) => Party(provider)?.Child("Name")?.Peek();

    /// <summary>Letters, digits and hyphens, in lower case.</summary>
    public static string Tidy(string text)
    {
        var tidy = new string([.. text.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : '-')]).Trim('-');
        return tidy.Length is > 0 and <= 60 && tidy.Length == text.Length ? tidy : $"{(tidy.Length > 40 ? tidy[..40] : tidy)}-{Hash(text)}".TrimStart('-');
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Normalize())).AsSpan(0, 8));

    private static SourceNode? Party(SourceNode? provider)
    {
        var hcp = provider?.Child("HCP") ?? provider;
        return hcp?.Child("Inst") ?? hcp?.Child("HCProf");
    }
}
