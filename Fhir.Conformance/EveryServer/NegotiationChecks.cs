using System.Xml.Linq;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>https://hl7.org/fhir/R4/http.html#mime-type</summary>
internal static class NegotiationChecks
{
    private static readonly XNamespace Fhir = "http://hl7.org/fhir";

    public static readonly Group Group = new("CORE-NEG", "core", new Words("Innholdsforhandling", "Content negotiation"),
    [
        Reading("CORE-NEG-001", "", Ask.Json, (_, answer) => Expect.Status(answer, 200) ?? MediaType(answer, Ask.Json)),
        Reading("CORE-NEG-002", "", Ask.Xml, IsFhirXml, Claim.Format("xml")),
        Reading("CORE-NEG-003", "?_format=xml", Ask.Json, (_, answer) => Expect.Status(answer, 200) ?? MediaType(answer, Ask.Xml), Claim.Format("xml")),
        Reading("CORE-NEG-004", "", "application/x-fhirref-unknown", (_, answer) => Expect.Status(answer, 406)),
        Reading("CORE-NEG-005", "", Ask.Json, (_, answer) => Expect.Status(answer, 200) ?? IsUtf8(answer)),
    ]);

    private static Check Reading(string requirement, string query, string accept, Func<Node, Answer, Judgement?> problem, params Claim[] claims) =>
        new(requirement, async (probe, cancel) =>
        {
            var sample = await AnySample.FindAsync(probe, "read", cancel);
            if (!sample.Exists) return AnySample.None;
            var answer = await probe.SendAsync(Ask.Get(sample.Reference + query) with { Accept = accept }, cancel);
            return problem(sample, answer).OrPass();
        })
        { Claims = [AnySample.Somewhere("read"), .. claims] };

    private static Judgement? MediaType(Answer answer, string wanted) => Expect.That(answer.MediaType == wanted,
        $"Content-Type er '{answer.MediaType}'; ventet {wanted}.", $"Content-Type is '{answer.MediaType}'; expected {wanted}.");

    // https://hl7.org/fhir/R4/xml.html
    private static Judgement? IsFhirXml(Node sample, Answer answer)
    {
        if ((Expect.Status(answer, 200) ?? MediaType(answer, Ask.Xml)) is { } problem) return problem;
        var root = answer.Xml();
        return Expect.That(root?.Name == Fhir + sample.ResourceType && root.Element(Fhir + "id")?.Attribute("value")?.Value == sample.Id,
            $"Svaret er ikke velformet FHIR XML med rot {sample.ResourceType} og samme id.",
                $"The answer is not well-formed FHIR XML with root {sample.ResourceType} and the same id.");
    }

    private static Judgement? IsUtf8(Answer answer)
    {
        var parameters = (answer.Header("Content-Type") ?? "").ToLowerInvariant();
        var isDeclaredOtherwise = parameters.Contains("charset=") && !parameters.Replace("\"", "").Contains("charset=utf-8");
        return Expect.That(!isDeclaredOtherwise && answer.IsUtf8(), $"Content-Type er «{answer.Header("Content-Type")}», og kroppen er {(answer.IsUtf8() ? "" : "ikke ")}UTF-8.", $"Content-Type is '{answer.Header("Content-Type")}', and the body is {(answer.IsUtf8() ? "" : "not ")}UTF-8.");
    }
}
