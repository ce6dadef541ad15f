using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Kith;

/// <summary>A coded value of the message: CS (V, DN) or CV (V, S, DN, OT). https://fhirref.example/no/provesvar/svarrapport.html#koder</summary>
/// <param name="Code">V with single blanks; null when only a text was given.</param>
/// <param name="System">S as it was written; null when the element's own code system is meant.</param>
/// <param name="Name">DN.</param>
/// <param name="OriginalText">OT.</param>
internal sealed record KithCode(string? Code, string? System, string? Name, string? OriginalText, SourceNode Node)
{
    /// <summary>Null when the element is missing or says nothing.</summary>
    public static KithCode? Take(SourceNode? node)
    {
        if (node is null) return null;
        // A code system without a code names nothing.
        if (node.Peek("V") is null) node.Leave("S", LossRules.NoPlace);
        var code = new KithCode(Tidy(node.Take("V")), node.Peek("V") is null ? null : node.Take("S"), node.Take("DN"), node.Take("OT"), node);
        // Some write the text into the element.
        if (node.Text.Length > 0) code = code with { OriginalText = code.OriginalText ?? node.TakeText() };
        if (node.Text.Length > 0 && code.OriginalText == node.Text) node.TakeText();
        return code is { Code: null, Name: null, OriginalText: null } ? null : code;
    }

    /// <summary>The code as text for a reader; its system has no place there. Null when the element is missing or says nothing.</summary>
    public static string? TakeTold(SourceNode? node)
    {
        if (node is null) return null;
        var (own, name) = (node.Peek("OT") ?? (node.Text.Length > 0 ? node.Text : null), node.Peek("DN"));
        node.Leave("S", LossRules.NoPlace);
        if (own is not null) node.Leave("DN", LossRules.Implied);
        var code = new KithCode(Tidy(node.Take("V")), null, own is null ? node.Take("DN") : name, node.Take("OT") ?? (own is null ? null : node.TakeText()), node);
        return code is { Code: null, Name: null, OriginalText: null } ? null : code.Told;
    }

    /// <summary>The best text of it: what the laboratory wrote, the name of the code, the code.</summary>
    public string Text => OriginalText ?? Name ?? Code!;

    /// <summary>For a reader who has nothing but the text: the name, and the code behind it.</summary>
    public string Told => Code is { } value && value != Text ? $"{Text} ({value})" : Text;

    private static string? Tidy(string? code) => code is null ? null : string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } tidy ? tidy : null;
}
