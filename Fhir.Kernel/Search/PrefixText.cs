namespace Fhir.Kernel.Search;

/// <summary>The prefix of a value as it is written. https://hl7.org/fhir/R4/search.html#prefix</summary>
public static class PrefixText
{
    /// <summary>Equal, and the whole text, when it begins with none.</summary>
    public static (Prefix Prefix, string Text) Split(string text) => text is [>= 'a' and <= 'z', >= 'a' and <= 'z', ..]
        ? text[..2] switch
        {
            "eq" => (Prefix.Equal, text[2..]),
            "ne" => (Prefix.NotEqual, text[2..]),
            "gt" => (Prefix.Greater, text[2..]),
            "lt" => (Prefix.Less, text[2..]),
            "ge" => (Prefix.GreaterOrEqual, text[2..]),
            "le" => (Prefix.LessOrEqual, text[2..]),
            "sa" => (Prefix.StartsAfter, text[2..]),
            "eb" => (Prefix.EndsBefore, text[2..]),
            "ap" => (Prefix.Approximate, text[2..]),
            _ => (Prefix.Equal, text),
        }
        : (Prefix.Equal, text);
}
