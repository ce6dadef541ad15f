namespace Fhir.Kernel.Search;

/// <summary>Text as a value of a search, so that it is found as it is. https://hl7.org/fhir/R4/search.html#escaping</summary>
public static class SearchEscape
{
    public static string Of(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);

    /// <summary><c>system|code</c>, ready for an address.</summary>
    public static string Token(string system, string code) => Uri.EscapeDataString($"{Of(system)}|{Of(code)}");
}
