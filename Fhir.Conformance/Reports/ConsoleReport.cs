using System.Globalization;

using Fhir.Conformance.Engine;
using Fhir.Kernel.Outcome;

namespace Fhir.Conformance.Reports;

/// <summary>For a person at a terminal: one line per check, which says what is expected; below those that did not pass what was asked, what came and the rule; and a summary.</summary>
public static class ConsoleReport
{
    public static void Write(RunResult run, Language language, bool allowSkip, TextWriter output)
    {
        output.WriteLine(Line($"{ReportWords.Title.In(language)}: {run.BaseUrl} {run.Software}"));
        foreach (var group in run.Groups) Write(group, language, output);
        output.WriteLine();
        foreach (var shortcoming in ReportWords.Shortcomings(run, allowSkip)) output.WriteLine(shortcoming.In(language));
        output.WriteLine(ReportWords.Summary(run, language));
        output.WriteLine((run.IsConformant(allowSkip) ? ReportWords.Conformant : ReportWords.NotConformant).In(language));
    }

    private static void Write(GroupResult group, Language language, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"{group.Group.Tiltak} · {group.Group.Title.In(language)}");
        foreach (var finding in group.Findings)
        {
            var requirement = finding.Requirement;
            output.WriteLine($"  {ReportWords.Of(finding).In(language),-12}{requirement.Id,-15}{ReportWords.Of(requirement.Level).In(language),-7}{requirement.Text.In(language)}");
            if (finding.Verdict == Verdict.Pass) continue;
            foreach (var (name, text) in ReportWords.Explained(finding).Where(explained => explained.Name != ReportWords.Expected))
                output.WriteLine($"{"",14}{Label(name.In(language))}{Line(text.In(language))}");
        }
    }

    private static string Label(string name) => $"{char.ToUpper(name[0], CultureInfo.InvariantCulture)}{name[1..]}: ".PadRight(8);

    private static string Line(string text) => ReportWords.Printable(text).Replace('\n', ' ').TrimEnd();
}
