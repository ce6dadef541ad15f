using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.Hjemmeoppfolging;

namespace Fhir.Tiltak.Plan;

/// <summary>Gets the zones of a plan and what the newest measurements say of them.</summary>
public sealed class ZoneReader(IPermittedStore store, IOperationHost host, string baseUrl, decimal hours, Language language)
{
    private const int MostZones = 50;

    public async Task<Result<List<ZoneVerdict>>> OfAsync(string planId, Element plan, CancellationToken cancel)
    {
        var page = await SearchAsync("CarePlan", $"part-of={Escape("CarePlan/" + planId)}&status:not=revoked&status:not=entered-in-error&_count={MostZones}", cancel);
        if (page.Refusal is { } refusal) return refusal;
        var verdicts = new List<ZoneVerdict>();
        foreach (var resource in page.Value)
        {
            var root = Parsed(resource);
            var zone = Zone.Of(resource.Id, root, await ConditionAsync(root.All("addresses").Select(one => one.ValueOf("reference")).FirstOrDefault(), cancel));
            var verdict = await JudgeAsync(zone, SubjectOf(plan), cancel);
            if (verdict.Refusal is { } denied) return denied;
            verdicts.Add(verdict.Value);
        }
        return verdicts;
    }

    private async Task<Result<ZoneVerdict>> JudgeAsync(Zone zone, string? subject, CancellationToken cancel)
    {
        if (zone.Thresholds.Count == 0 || subject is null) return new ZoneVerdict(zone, false, IsDecided: true, [], [ZoneVerdict.OnlyWords(language)]);
        var (applies, measurements, reasons) = (false, new List<string>(), new List<string>());
        foreach (var threshold in zone.Thresholds)
        {
            var newest = await NewestAsync(threshold, subject, cancel);
            if (newest.Refusal is { } refusal) return refusal;
            if (newest.Value is not { } observation) reasons.Add(ZoneVerdict.NotMeasured(threshold.Codes[0], hours, language));
            else
            {
                measurements.Add($"Observation/{observation.ValueOf("id")}");
                if (Holds(threshold, observation) is { } holds) applies |= holds;
                else reasons.Add(ZoneVerdict.OtherKind(threshold.Codes[0], language));
            }
        }
        return new ZoneVerdict(zone, applies, reasons.Count == 0, measurements, reasons);
    }

    private async Task<Result<Element?>> NewestAsync(Threshold threshold, string subject, CancellationToken cancel)
    {
        var now = host.Clock.GetUtcNow();
        var page = await SearchAsync("Observation", $"{subject}&combo-code={Escape(string.Join(',', threshold.Codes))}&status=final,amended,corrected"
            + $"&date=ge{Escape(FhirInstant.Of(now.AddHours(-(double)hours)))}&date=le{Escape(FhirInstant.Of(now))}&_sort=-date&_count=1", cancel);
        return page.Refusal is { } refusal ? refusal : page.Value is [var newest] ? Parsed(newest) : (Element?)null;
    }

    /// <summary>Of the Observation itself or of the component with the code.</summary>
    private static bool? Holds(Threshold threshold, Element observation)
    {
        foreach (var part in (IEnumerable<Element>)[observation, .. observation.ChildrenNamed("component")])
        {
            if (!part.Child("code").All("coding").Exists(coding => threshold.Codes.Contains($"{coding.ValueOf("system")}|{coding.ValueOf("code")}"))) continue;
            var value = part.Child("value");
            if (value.ValueOf("system") == HomeCodes.Ucum && decimal.TryParse(value.ValueOf("value"), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
                && threshold.Holds(amount, value.ValueOf("code") ?? "") is { } holds) return holds;
        }
        return null;
    }

    private static string? SubjectOf(Element plan)
    {
        var subject = plan.Child("subject");
        if (subject.ValueOf("reference") is { Length: > 0 } reference) return $"subject={Escape(reference)}";
        var identifier = subject.Child("identifier");
        return identifier.ValueOf("value") is { } number ? $"subject:identifier={Escape($"{identifier.ValueOf("system")}|{number}")}" : null;
    }

    private async Task<Element> ConditionAsync(string? reference, CancellationToken cancel)
    {
        if (reference?.Split('/') is not ["Condition", var id]) return default;
        var read = await store.ReadAsync("Condition", id, cancel);
        return read.IsValue && read.Value is { IsDeleted: false } condition ? Parsed(condition) : default;
    }

    private async Task<Result<List<StoredResource>>> SearchAsync(string type, string text, CancellationToken cancel)
    {
        var query = host.Search(type, text, baseUrl);
        if (query.Refusal is { } refusal) return refusal;
        var page = await store.SearchAsync(query.Value, cancel);
        return page.Refusal is { } denied ? denied : page.Value.Matches.ToList();
    }

    private Element Parsed(StoredResource resource) => JsonParser.Parse(resource.Json, host.Schema).Document!.Root;

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
