using System.Globalization;
using System.Text.Json;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Hjemmeoppfolging;

/// <summary>What a server makes of measurements when it is asked: a score, statistics, and who has them.</summary>
internal static class ReckonedChecks
{
    private const int News2Parts = 7;
    private const string Statistics = "http://terminology.hl7.org/CodeSystem/observation-statistics";

    /// <summary>What a pointer may say. More would be more than a pointer.</summary>
    private static readonly string[] OfPointer = ["organization", "type", "address"];

    private static readonly Term[] Patient = [Term.Patient("subject")];

    private static readonly DataKind Counted = Measurements.Valued.Where(new Words("målinger med én verdi", "measurements with one value"), measurement => measurement.Has("valueQuantity.value"));

    public static readonly Group Group = new("HJO-CALC", "hjemmeoppfolging", new Words("Regnet av målinger", "Reckoned from measurements"),
    [
        OfPatient("HJO-CALC-001", "Patient", "news2", (probe, patient, cancel) => probe.GetAsync($"Patient/{patient}/$news2", cancel), Score),
        new Check("HJO-CALC-002", StatisticsAsync) { Claims = [Claim.Operation("Observation", "stats"), Claim.Search("Observation", "patient"), Claim.Search("Observation", "code")] },
        OfPatient("HJO-CALC-003", "Patient", "locate", (probe, patient, cancel) => probe.GetAsync($"Patient/{patient}/$locate", cancel), Pointers),
        new Check("HJO-CALC-004", (probe, cancel) => RefusedAsync(probe, Ask.Post("Patient/$locate", """{"resourceType":"Parameters"}"""), cancel)) { Claims = [Claim.Operation("Patient", "locate")] },
    ]);

    private static Check OfPatient(string requirement, string type, string operation, Func<Probe, string, CancellationToken, Task<Answer>> ask, Func<Answer, Judgement?> problem) => new(requirement, async (probe, cancel) =>
    {
        var found = await probe.FindAsync(Measurements.All, cancel);
        if (found.IsEmpty) return probe.NoData(Measurements.All);
        if (SearchCheck.Choose(found, Patient) is not var (_, _, values)) return SearchCheck.NoValues(Measurements.All, Patient);
        var answer = await ask(probe, values[0], cancel);
        return (Expect.Status(answer, 200) ?? problem(answer)).OrPass();
    })
    { Claims = [Claim.Operation(type, operation), Claim.Search("Observation", "patient")] };

    private static Judgement? Score(Answer answer)
    {
        if (Expect.Resource(answer, "Observation") is { } problem) return problem;
        var (score, parts) = (answer.Json, answer.Json.At("component").ToList());
        if (parts.Count != News2Parts) return Judgement.Fail($"Skåren har {parts.Count} deler; ventet {News2Parts}.", $"The score has {parts.Count} parts; expected {News2Parts}.");
        var lacking = parts.Count(part => !part.Has("valueQuantity.value"));
        if (parts.Exists(part => !part.Has("valueQuantity.value") && !part.Has("dataAbsentReason"))) return Judgement.Fail("En del har verken poeng eller grunn.", "A part has neither points nor a reason.");
        if (lacking > 0) return Expect.That(!score.Has("valueQuantity.value"), "Skåren har en sum enda deler mangler.", "The score has a total although parts are missing.");
        return Expect.That(Number(score.Text("valueQuantity.value")) == parts.Sum(part => Number(part.Text("valueQuantity.value"))), $"Summen er {score.Text("valueQuantity.value")}; delene er {Points(parts)}.", $"The total is {score.Text("valueQuantity.value")}; the parts are {Points(parts)}.");
    }

    private static string Points(IEnumerable<Node> parts) => string.Join(" + ", parts.Select(part => part.Text("valueQuantity.value")));

    private static async Task<Judgement> StatisticsAsync(Probe probe, CancellationToken cancel)
    {
        var found = await probe.FindAsync(Counted, cancel);
        if (found.IsEmpty) return probe.NoData(Counted);
        Term[] terms = [Term.Patient("subject"), Term.Token("code", "code.coding")];
        if (SearchCheck.Choose(found, terms) is not var (_, query, values)) return SearchCheck.NoValues(Counted, terms);
        var all = await probe.SearchAsync($"Observation?{query}&_count=100", cancel);
        if ((all.Problem ?? all.UnlessWhole) is { } unsearched) return unsearched;
        var coding = values[1].Split('|');
        var answer = await probe.SendAsync(Ask.Post("Observation/$stats", Question(values[0], coding[0], coding[1])), cancel);
        return (Expect.Status(answer, 200) ?? Expect.Resource(answer, "Parameters") ?? Compare(answer.Json, [.. all.Matches.Where(match => match.Text("status") is not ("entered-in-error" or "cancelled"))])).OrPass();
    }

    // Of all time, said so: without a period a server reckons over one of its own. https://hl7.org/fhir/R4/observation-operation-stats.html
    private static string Question(string patient, string system, string code) => $$"""
        {"resourceType":"Parameters","parameter":[
          {"name":"subject","valueUri":"Patient/{{patient}}"},{"name":"system","valueUri":"{{JsonEncodedText.Encode(system)}}"},{"name":"code","valueString":"{{JsonEncodedText.Encode(code)}}"},
          {"name":"period","valuePeriod":{"start":"1900-01-01","end":"2100-01-01"} },
          {"name":"statistic","valueCode":"total-count"},{"name":"statistic","valueCode":"maximum"},{"name":"statistic","valueCode":"minimum"}]}
        """;

    private static Judgement? Compare(Node answer, IReadOnlyList<Node> measured)
    {
        var units = measured.Select(match => match.Text("valueQuantity.code")).Distinct().Count();
        var amounts = measured.Where(match => match.Has("valueQuantity.value") && !match.Has("valueQuantity.comparator")).Select(match => Number(match.Text("valueQuantity.value"))).ToList();
        return Same(answer, "total-count", measured.Count) ?? (units > 1 || amounts.Count == 0 ? null : Same(answer, "maximum", amounts.Max()) ?? Same(answer, "minimum", amounts.Min()));
    }

    private static Judgement? Same(Node answer, string statistic, decimal expected)
    {
        var said = answer.At("parameter.resource.component").FirstOrDefault(component => component.HasCode("code.coding", Statistics, statistic)).Text("valueQuantity.value");
        return Expect.That(said.Length > 0 && Number(said) == expected, string.Create(CultureInfo.InvariantCulture, $"{statistic} er «{said}»; målingene selv gir {expected}."), string.Create(CultureInfo.InvariantCulture, $"{statistic} is '{said}'; the measurements themselves give {expected}."));
    }

    private static Judgement? Pointers(Answer answer)
    {
        if (Expect.Resource(answer, "Parameters") is { } problem) return problem;
        var sources = answer.Json.At("parameter").Where(parameter => parameter.Text("name") == "source").ToList();
        if (sources.Count == 0) return Judgement.Fail("Ingen sies å ha data om en pasient som har målinger her.", "Nobody is said to hold data of a patient who has measurements here.");
        if (sources.SelectMany(source => source.At("part.name")).FirstOrDefault(name => !OfPointer.Contains(name.Value)) is { Exists: true } more)
            return Judgement.Fail($"En peker har delen «{more.Value}», som er mer enn en peker.", $"A pointer has the part '{more.Value}', which is more than a pointer.");
        return Expect.That(sources.TrueForAll(source => source.At("part.valueReference.identifier").Any(identifier => identifier.Text("system") == NationalIdentifier.OrganizationNumber && identifier.Text("value").Length > 0)),
            "En peker sier ikke virksomheten med organisasjonsnummer.", "A pointer does not say the organization by its number.");
    }

    private static async Task<Judgement> RefusedAsync(Probe probe, Ask ask, CancellationToken cancel)
    {
        var answer = await probe.SendAsync(ask, cancel);
        return (Expect.Refused(answer) ?? Expect.Outcome(answer)).OrPass();
    }

    private static decimal Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : decimal.MinValue;
}
