using System.Text;
using System.Xml;

using Fhir.Conformance.Engine;
using Fhir.Kernel.Outcome;

namespace Fhir.Conformance.Reports;

/// <summary>JUnit XML as build servers read it: a suite per group, a case per check. A failed SHOULD is a passed case with a warning in its output.</summary>
public static class JUnitReport
{
    public static void Write(RunResult run, Language language, Stream output)
    {
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" });
        xml.WriteStartElement("testsuites");
        Counts(xml, "FhirRef", [.. run.Findings], run.Duration);
        foreach (var group in run.Groups) Write(xml, group, language);
        if (run.CouldNotRun is { } why) Stopped(xml, why.In(language));
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, GroupResult group, Language language)
    {
        xml.WriteStartElement("testsuite");
        Counts(xml, group.Group.Id, group.Findings, new TimeSpan(group.Findings.Sum(finding => finding.Duration.Ticks)));
        foreach (var finding in group.Findings) Write(xml, group, finding, language);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, GroupResult group, Finding finding, Language language)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", $"{finding.Requirement.Id} {finding.Requirement.Text.In(language)}");
        xml.WriteAttributeString("classname", $"{group.Group.Tiltak}.{group.Group.Id}");
        xml.WriteAttributeString("time", ReportWords.Seconds(finding.Duration));
        var reason = ReportWords.Printable(finding.Judgement.Reason.In(language));
        if (finding.IsFailure) Message(xml, "failure", reason, Explained(finding, language));
        else if (finding.Verdict is Verdict.Skip or Verdict.Omit) Message(xml, "skipped", $"{ReportWords.Of(finding.Verdict).In(language)}: {reason}", null);
        else if (finding.IsWarning) xml.WriteElementString("system-out", $"{ReportWords.Warning.In(language)}: {reason}\n{Explained(finding, language)}");
        xml.WriteEndElement();
    }

    // A run that never started must not look like one without failures.
    private static void Stopped(XmlWriter xml, string why)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "run");
        xml.WriteAttributeString("tests", "1");
        xml.WriteAttributeString("errors", "1");
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", "run");
        xml.WriteAttributeString("classname", "run");
        Message(xml, "error", ReportWords.Printable(why), null);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, string name, IReadOnlyCollection<Finding> findings, TimeSpan duration)
    {
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("tests", XmlConvert.ToString(findings.Count));
        xml.WriteAttributeString("failures", XmlConvert.ToString(findings.Count(finding => finding.IsFailure)));
        xml.WriteAttributeString("skipped", XmlConvert.ToString(findings.Count(finding => finding.Verdict is Verdict.Skip or Verdict.Omit)));
        xml.WriteAttributeString("time", ReportWords.Seconds(duration));
    }

    private static void Message(XmlWriter xml, string element, string message, string? text)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", message);
        if (text is not null) xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static string Explained(Finding finding, Language language) => ReportWords.Printable(string.Join('\n',
        ReportWords.Explained(finding).Select(explained => $"{explained.Name.In(language)}: {explained.Text.In(language)}")
            .Append($"{ReportWords.Evidence.In(language)}:").Concat(finding.Evidence.Select(exchange => $"{exchange.Method} {exchange.Url} -> {exchange.Status}"))));
}
