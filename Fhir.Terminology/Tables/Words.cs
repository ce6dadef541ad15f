using System.Text;

namespace Fhir.Terminology.Tables;

/// <summary>The words of a name: runs of letters and digits, in lower case.</summary>
internal static class Words
{
    private const int Longest = 64;

    public static IEnumerable<string> Of(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && !char.IsLetterOrDigit(text[at])) at++;
            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
            if (at > start) yield return text[start..Math.Min(at, start + Longest)].ToLowerInvariant();
        }
    }

    public static byte[] ToBytes(string word) => Encoding.UTF8.GetBytes(word);
}
