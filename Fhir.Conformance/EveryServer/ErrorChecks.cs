using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>How the server says no. https://hl7.org/fhir/R4/http.html#Status-Codes</summary>
internal static class ErrorChecks
{
    private static readonly string[] Internals = ["   at ", "\tat ", "Traceback (most recent call last)", "System.NullReferenceException", "java.lang."];

    public static readonly Group Group = new("CORE-ERR", "core", new Words("Feilmeldinger", "Errors"),
    [
        Asking("CORE-ERR-001", Ask.Get("FhirrefFinnesIkke/1"), answer => Expect.Status(answer, 404)),
        Asking("CORE-ERR-002", MissingResource, answer => Expect.Outcome(answer)),
        Asking("CORE-ERR-003", MissingResource, answer => Expect.Resource(answer, "OperationOutcome") ?? Expect.That(
            answer.Json.At("issue").Any(issue => issue.Text("details.text").Length > 0 || issue.Text("diagnostics").Length > 0),
            "Feilen har verken details.text eller diagnostics.", "The error has neither details.text nor diagnostics.")),
        Asking("CORE-ERR-004", MissingResource, RevealsNothing),
        Asking("CORE-ERR-005", MissingResource with { Accept = Ask.Xml }, IsXmlOutcome, Claim.Format("xml")),
    ]);

    // The type is replaced by one the target claims.
    private static Ask MissingResource => Ask.Get($"{{type}}/{ReadChecks.UnknownId}");

    private static Check Asking(string requirement, Ask ask, Func<Answer, Judgement?> problem, params Claim[] claims) =>
        new(requirement, async (probe, cancel) =>
    {
        var type = CoreKinds.AnyType.First(type => probe.Capabilities.HasInteraction(type, "read"));
        return problem(await probe.SendAsync(ask with { Path = ask.Path.Replace("{type}", type) }, cancel)).OrPass();
    })
        { Claims = [AnySample.Somewhere("read"), .. claims] };

    private static Judgement? RevealsNothing(Answer answer)
    {
        var text = answer.Json.Raw;
        var found = Array.Find(Internals, text.Replace(@"\n", "\n").Replace(@"\t", "\t").Contains);
        return Expect.Arrived(answer) ?? Expect.That(found is null, $"Feilen viser serverens indre: «{found?.Trim()}».",
            $"The error shows the server's inside: '{found?.Trim()}'.");
    }

    private static Judgement? IsXmlOutcome(Answer answer) => Expect.Arrived(answer) ?? Expect.That(
        answer.MediaType == Ask.Xml && answer.Xml()?.Name.LocalName == "OperationOutcome",
        $"Feilen kom som «{answer.MediaType}» med rot {answer.Xml()?.Name.LocalName ?? "-"}; ventet {Ask.Xml} med OperationOutcome.", $"The error came as '{answer.MediaType}' with root {answer.Xml()?.Name.LocalName ?? "-"}; expected {Ask.Xml} with an OperationOutcome.");
}
