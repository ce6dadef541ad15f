using System.Net;
using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Response;

/// <summary>The issues of an OperationOutcome in words. https://hl7.org/fhir/R4/operationoutcome.html</summary>
internal static class OutcomeText
{
    public static string Of(Element outcome, Language language)
    {
        var html = new StringBuilder();
        foreach (var issue in outcome.ChildrenNamed("issue"))
        {
            var severity = issue.ValueOf("severity");
            html.Append($"<p class=\"{(severity is "warning" or "information" ? severity : "error")}\"><strong>{HtmlWords.SeverityOf(severity).In(language)}:</strong> {Text(issue.Child("details").ValueOf("text") ?? issue.ValueOf("diagnostics") ?? issue.ValueOf("code"))}");
            foreach (var place in issue.ChildrenNamed("expression")) html.Append($"<br>{HtmlWords.Place.In(language)} <code>{Text(place.Value)}</code>");
            html.Append("</p>\n");
        }
        return html.ToString();
    }

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
