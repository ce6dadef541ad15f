using System.Globalization;

using Fhir.Conformance.Engine;
using Fhir.Kernel.Outcome;

namespace Fhir.Conformance.Reports;

/// <summary>The words all reports share.</summary>
internal static class ReportWords
{
    public static readonly Words Title = new("Konformitetsrapport", "Conformance report");
    public static readonly Words Target = new("Server", "Server");
    public static readonly Words Software = new("Programvare", "Software");
    public static readonly Words Started = new("Startet", "Started");
    public static readonly Words Took = new("Varighet", "Duration");
    public static readonly Words Requirement = new("Krav", "Requirement");
    public static readonly Words Source = new("Kilde", "Source");
    public static readonly Words Expected = new("Ventet", "Expected");
    public static readonly Words Came = new("Kom", "Came");
    public static readonly Words Asked = new("Spurt", "Asked");
    public static readonly Words Reason = new("Grunn", "Reason");
    public static readonly Words Rule = new("Regel", "Rule");
    public static readonly Words Evidence = new("Bevis", "Evidence");
    public static readonly Words Unverified = new("Krav som ikke testes automatisk", "Requirements that are not tested automatically");
    public static readonly Words Attested = new("egenerklæring", "attested");
    public static readonly Words NotYet = new("ikke testet ennå", "not tested yet");
    public static readonly Words Conformant = new("Alle påståtte SKAL-krav er oppfylt.", "Every claimed SHALL is met.");
    public static readonly Words NotConformant = new("Ikke oppfylt.", "Not met.");
    public static readonly Words CouldNotRun = new("Kjøringen kunne ikke gjennomføres", "The run could not be carried out");
    public static readonly Words NothingRan = new("Ingen sjekker ble utført.", "No checks were carried out.");

    public static Words Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => new("bestått", "pass"),
        Verdict.Fail => new("feilet", "fail"),
        Verdict.Skip => new("hoppet over", "skip"),
        _ => new("utelatt", "omit"),
    };

    public static readonly Words Warning = new("advarsel", "warning");

    public static Words Of(Level level) => level switch
    {
        Level.Shall => new("SKAL", "SHALL"),
        Level.Should => new("BØR", "SHOULD"),
        _ => new("KAN", "MAY"),
    };

    /// <summary>A failed SHOULD is called a warning.</summary>
    public static Words Of(Finding finding) => finding.IsWarning ? Warning : Of(finding.Verdict);

    /// <summary>
    /// What a reader needs to understand a check that did not pass, in the order of reading: what was asked, what was expected, what came, and where the rule is written.
    /// </summary>
    public static IEnumerable<(Words Name, Words Text)> Explained(Finding finding)
    {
        if (finding.Asked is { } asked) yield return (Asked, Told(asked));
        if (finding.Verdict == Verdict.Fail) yield return (Expected, finding.Requirement.Text);
        yield return (finding.Verdict == Verdict.Fail ? Came : Reason, finding.Judgement.Reason);
        if (finding.Verdict == Verdict.Fail) yield return (Rule, Same(Linked(finding.Requirement)));
    }

    /// <summary>The source with its link when it is not one itself.</summary>
    public static string Linked(Requirement requirement) =>
        RuleLink.Of(requirement) is var link && RuleLink.IsAddress(requirement.Source) ? requirement.Source : $"{requirement.Source} ({link})";

    private static Words Told(Exchange asked)
    {
        var request = $"{asked.Method} {asked.Url}";
        return asked.Trouble is { } trouble ? new Words($"{request} → {trouble.Nb}", $"{request} → {trouble.En}") : Same($"{request} → {asked.Status}");
    }

    private static Words Same(string text) => new(text, text);

    /// <summary>One line: how many checks ended how.</summary>
    public static string Summary(RunResult run, Language language)
    {
        var (skip, omit) = (run.Count(Verdict.Skip), run.Count(Verdict.Omit));
        var seconds = Seconds(run.Duration);
        return language == Language.Nb
            ? $"{Counted.Of(run.Executed, "sjekk", "sjekker")} utført: {run.Count(Verdict.Pass)} bestått, {run.Failures} feilet, {Counted.Of(run.Warnings, "advarsel", "advarsler")}; {skip} hoppet over, {omit} utelatt; {seconds} s"
            : $"{Counted.Of(run.Executed, "check", "checks")} run: {run.Count(Verdict.Pass)} passed, {run.Failures} failed, {Counted.Of(run.Warnings, "warning", "warnings")}; {skip} skipped, {omit} omitted; {seconds} s";
    }

    /// <summary>Why the run does not count as passed beyond failed checks; empty when nothing else is wrong.</summary>
    public static IEnumerable<Words> Shortcomings(RunResult run, bool allowSkip)
    {
        if (run.CouldNotRun is { } why) yield return new Words($"{CouldNotRun.Nb}: {why.Nb}.", $"{CouldNotRun.En}: {why.En}.");
        else if (run.Executed == 0) yield return NothingRan;
        if (run.Executed > 0 && !run.Unproven.IsEmpty)
            yield return new Words($"Ingen SKAL-krav ble vist oppfylt for: {string.Join(", ", run.Unproven)}.",
                $"No SHALL was shown to be met for: {string.Join(", ", run.Unproven)}.");
        var skipped = run.Findings.Count(finding => finding.Verdict == Verdict.Skip && finding.Requirement.Level == Level.Shall);
        if (skipped > 0 && !allowSkip)
            yield return new Words($"{skipped} SKAL-krav ble hoppet over (--allow-skip godtar det).",
                $"{Counted.Of(skipped, "SHALL was", "SHALL were")} skipped (--allow-skip accepts that).");
    }

    /// <summary>
    /// Without the control characters that neither XML, FHIR nor a terminal should be given; a lone surrogate becomes U+FFFD. Text may come from a
    /// foreign server.
    /// </summary>
    public static string Printable(string text) => string.Concat(text.EnumerateRunes().Select(rune => IsPrintable(rune.Value) ? rune.ToString() : "\uFFFD"));

    private static bool IsPrintable(int rune) => rune is >= ' ' and not (>= 0x7f and <= 0x9f) and not (0xfffe or 0xffff) or '\t' or '\n';

    public static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
