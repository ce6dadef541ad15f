using System.Globalization;
using System.Net;
using System.Text;

using Fhir.Conformance.Engine;
using Fhir.Kernel.Outcome;

namespace Fhir.Conformance.Reports;

/// <summary>
/// One self-contained page in both languages, without script: readable on a phone, evidence folded below each finding. Everything that came from
/// the target is written as text, never as markup.
/// </summary>
public static class HtmlReport
{
    public static void Write(RunResult run, Language language, Stream output)
    {
        using var html = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        html.Write(Head(language));
        Header(html, run);
        foreach (var group in run.Groups) Group(html, group);
        if (!run.Unverified.IsEmpty) Unverified(html, run);
        html.WriteLine("</main></body></html>");
    }

    private static string Head(Language language) => $$"""
        <!doctype html>
        <html lang="{{(language == Language.Nb ? "nb" : "en")}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{{ReportWords.Title.In(language)}}</title>
        <style>
        :root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--text:#1d2733;--quiet:#56606e;--line:#d5dbe3;--mark:#8a94a3;--pass:#1a7f37;--fail:#b3261e;--warning:#8a5200}
        @media(prefers-color-scheme:dark){:root{--page:#12171d;--card:#1b222b;--text:#e4e9ef;--quiet:#a3afbd;--line:#36414e;--mark:#7c8896;--pass:#57c777;--fail:#ff9b93;--warning:#f2b65c} }
        body{font:16px/1.5 system-ui,sans-serif;margin:0;background:var(--page);color:var(--text)}main{max-width:60rem;margin:auto;padding:1rem}
        h1{font-size:1.5rem}h2{font-size:1.15rem;margin:1.5rem 0 .5rem}dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}
        details{background:var(--card);border:1px solid var(--line);border-left:.4rem solid var(--mark);border-radius:.3rem;margin:.4rem 0;padding:.4rem .7rem}
        details details{border-left-width:1px;background:var(--page)}summary{cursor:pointer}summary b{margin-right:.4rem}.level{color:var(--quiet);margin-right:.4rem}
        .pass{border-left-color:var(--pass)}.fail{border-left-color:var(--fail)}.warning{border-left-color:var(--warning)}.verdict{font-weight:600;margin-right:.4rem}
        .pass .verdict{color:var(--pass)}.fail .verdict{color:var(--fail)}.warning .verdict{color:var(--warning)}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem;max-height:30rem;overflow:auto;margin:.3rem 0}
        .sum{font-size:1.1rem;font-weight:600}input[name=lang]{margin-left:1rem}
        body:has(#nb:checked) [lang=en],body:has(#en:checked) [lang=nb]{display:none}
        </style></head><body><main>
        <p><label><input type="radio" name="lang" id="nb"{{(language == Language.Nb ? " checked" : "")}}> Norsk</label><label><input type="radio" name="lang" id="en"{{(language == Language.En ? " checked" : "")}}> English</label></p>

        """;

    private static void Header(StreamWriter html, RunResult run)
    {
        html.WriteLine($"<h1>{Both(ReportWords.Title)}</h1><dl>");
        Row(html, ReportWords.Target, Text(run.BaseUrl));
        if (run.Software.Length > 0) Row(html, ReportWords.Software, Text(run.Software));
        Row(html, ReportWords.Started, Text(run.Started.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)));
        html.WriteLine("</dl>");
        html.WriteLine($"<p class=\"sum\">{Both(new Words(ReportWords.Summary(run, Language.Nb), ReportWords.Summary(run, Language.En)))}</p>");
        foreach (var shortcoming in ReportWords.Shortcomings(run, allowSkip: false)) html.WriteLine($"<p>{Both(shortcoming)}</p>");
    }

    private static void Group(StreamWriter html, GroupResult group)
    {
        html.WriteLine($"<h2>{Text(group.Group.Tiltak)} · {Both(group.Group.Title)}</h2>");
        foreach (var finding in group.Findings) Finding(html, finding);
    }

    private static void Finding(StreamWriter html, Finding finding)
    {
        var requirement = finding.Requirement;
        var kind = finding.IsWarning ? "warning" : finding.Verdict.ToString().ToLowerInvariant();
        html.WriteLine($"<details class=\"{kind}\" id=\"{Text(requirement.Id)}\"{(finding.IsFailure ? " open" : "")}><summary><span class=\"verdict\">{Both(ReportWords.Of(finding))}</span>"
            + $"<b>{Text(requirement.Id)}</b><span class=\"level\">{Both(ReportWords.Of(requirement.Level))}</span>{Both(requirement.Text)}</summary>");
        html.WriteLine("<dl>");
        if (finding.Verdict != Verdict.Pass)
            foreach (var (name, text) in ReportWords.Explained(finding).Where(explained => explained.Name != ReportWords.Rule)) Row(html, name, Both(text));
        Row(html, ReportWords.Rule, Link(requirement));
        Row(html, ReportWords.Took, $"{ReportWords.Seconds(finding.Duration)} s");
        html.WriteLine("</dl>");
        foreach (var exchange in finding.Evidence) Exchange(html, exchange, isWhole: finding.Verdict == Verdict.Fail);
        html.WriteLine("</details>");
    }

    private static void Exchange(StreamWriter html, Exchange exchange, bool isWhole)
    {
        html.WriteLine($"<details><summary>{Text(exchange.Method)} {Text(exchange.Url)} → {exchange.Status}</summary>");
        html.WriteLine($"<pre>{Text(Lines(exchange.RequestHeaders))}{Text(exchange.RequestBody is null ? "" : $"\n{exchange.RequestBody}\n")}</pre>");
        if (exchange.Trouble is { } trouble) html.WriteLine($"<p>{Both(trouble)}</p>");
        // The bodies behind what passed would make the page too heavy for a phone; the JSON report has them.
        html.WriteLine($"<pre>{exchange.Status}\n{Text(Lines(exchange.ResponseHeaders))}{(isWhole ? Text($"\n{exchange.ResponseBody}") : "")}</pre></details>");
    }

    private static void Unverified(StreamWriter html, RunResult run)
    {
        html.WriteLine($"<h2>{Both(ReportWords.Unverified)}</h2>");
        foreach (var requirement in run.Unverified)
        {
            var how = requirement.Verification == Verification.Attested ? ReportWords.Attested : ReportWords.NotYet;
            html.WriteLine($"<details><summary><b>{Text(requirement.Id)}</b><span class=\"level\">{Both(ReportWords.Of(requirement.Level))}</span>{Both(requirement.Text)} ({Both(how)})</summary>"
                + $"<p>{Text(requirement.Reason)}</p></details>");
        }
    }

    private static void Row(StreamWriter html, Words name, string value) => html.WriteLine($"<dt>{Both(name)}</dt><dd>{value}</dd>");

    private static string Link(Requirement requirement)
    {
        var link = RuleLink.Of(requirement);
        if (!RuleLink.IsAddress(link)) return Text(ReportWords.Linked(requirement));
        return $"<a rel=\"noreferrer\" href=\"{Text(link)}\">{Text(requirement.Source)}</a>";
    }

    private static string Lines(IEnumerable<Header> headers) => string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\n"));

    private static string Both(Words words) =>
        words.Nb == words.En ? Text(words.Nb) : $"<span lang=\"nb\">{Text(words.Nb)}</span><span lang=\"en\">{Text(words.En)}</span>";

    private static string Text(string text) => WebUtility.HtmlEncode(ReportWords.Printable(text));
}
