using System.Globalization;
using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>
/// Writes narratives as XHTML. Whatever comes from a record is text: the characters that mean something in XML are escaped, and those XML cannot have are
/// replaced. https://hl7.org/fhir/R4/narrative.html
/// </summary>
internal sealed class SummaryNarrative(Language language)
{
    private static readonly BilingualText[] Heads = [new("Hva", "What"), new("Status", "Status"), new("Detaljer", "Details"), new("Når", "When")];

    /// <summary>A section's table, or why it has none.</summary>
    public string Of(SectionContent content, IReadOnlyList<SummaryLine> lines)
    {
        var text = Open();
        if (lines.Count > 0) AddTable(text, lines);
        foreach (var remark in Remarks(content)) AddParagraph(text, remark);
        return text.Append("</div>").ToString();
    }

    /// <summary>The front page: what is in the summary, and what is not and why.</summary>
    public string Overview(IEnumerable<SectionContent> sections)
    {
        var text = Open();
        text.Append("<ul>");
        foreach (var content in sections)
        {
            var said = content.Reason is { } reason ? Why(content.Section, reason) : content.Entries.Length.ToString(CultureInfo.InvariantCulture);
            text.Append("<li>").Append(Escape($"{content.Section.Title.In(language)}: {said}")).Append("</li>");
        }
        return text.Append("</ul></div>").ToString();
    }

    /// <summary>Why a section is empty, in words.</summary>
    public string Why(Section section, EmptyReason reason) => reason switch
    {
        EmptyReason.Withheld => new BilingualText("Ikke vist: tilgangen omfatter ikke disse opplysningene.", "Not shown: the permission does not cover this information.").In(language),
        EmptyReason.NilKnown => section.Absence!.NoneKnownText.In(language),
        _ => section.Nothing.In(language),
    };

    private IEnumerable<string> Remarks(SectionContent content)
    {
        if (content.Reason is { } reason) yield return Why(content.Section, reason);
        else if (!content.WithheldTypes.IsEmpty)
            yield return $"{new BilingualText("Ufullstendig: tilgangen omfatter ikke", "Incomplete: the permission does not cover").In(language)} {string.Join(", ", content.WithheldTypes)}.";
        if (content.LeftOut == 0) yield break;
        var passed = new BilingualText("Avkreftede, avsluttede eller utløpte opplysninger som ikke er tatt med:", "Refuted, ended or expired records that are left out:").In(language);
        yield return string.Create(CultureInfo.InvariantCulture, $"{passed} {content.LeftOut}.");
    }

    private StringBuilder Open()
    {
        var tag = language == Language.Nb ? "nb" : "en";
        return new StringBuilder($"<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{tag}\" xml:lang=\"{tag}\">");
    }

    private void AddTable(StringBuilder text, IReadOnlyList<SummaryLine> lines)
    {
        text.Append("<table><thead><tr>");
        foreach (var head in Heads) text.Append("<th>").Append(Escape(head.In(language))).Append("</th>");
        text.Append("</tr></thead><tbody>");
        foreach (var line in lines)
        {
            text.Append("<tr>");
            foreach (var cell in (ReadOnlySpan<string>)[line.What, line.Status, line.Details, line.When]) text.Append("<td>").Append(Escape(cell)).Append("</td>");
            text.Append("</tr>");
        }
        text.Append("</tbody></table>");
    }

    private static void AddParagraph(StringBuilder text, string words) => text.Append("<p>").Append(Escape(words)).Append("</p>");

    /// <summary>Text as XML may hold it. https://www.w3.org/TR/xml/#charsets</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '<' or '>' or '&' or '"') escaped.Append(rune.Value switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", _ => "&quot;" });
            else if (rune.Value is < ' ' and not ('\t' or '\n' or '\r') or 0xFFFE or 0xFFFF) escaped.Append('\uFFFD');
            else escaped.Append(rune.ToString());
        }
        return escaped.ToString();
    }
}
