using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>The newest finding of each item: stated, sent along, or looked up.</summary>
public sealed class FindingSearch(IPermittedStore store, IOperationHost host, string baseUrl)
{
    /// <summary>So many of the newest are looked at for one that can be used.</summary>
    private const int Looked = 10;

    public async Task<Result<List<Finding>>> NewestAsync(News2Question question, CancellationToken cancel)
    {
        var newest = new List<Finding>(question.Stated);
        var sent = question.Observations.SelectMany(FindingReader.Of).ToList();
        foreach (var measure in News2Measure.All.Where(measure => newest.TrueForAll(one => one.Item != measure.Item)))
        {
            var found = question.Observations.Count > 0 ? sent : await SearchAsync(measure, question, cancel);
            if (found.Refusal is { } refusal) return refusal;
            if (Newest(found.Value, measure.Item, TimeRange.Of(question.At)) is { } one) newest.Add(one);
        }
        return newest;
    }

    /// <summary>The newest that can be used, or else the newest: what is wrong with it is worth saying.</summary>
    private static Finding? Newest(List<Finding> found, News2Item item, long at)
    {
        var ordered = found.Where(one => one.Item == item && one.Time <= at).OrderByDescending(one => one.Time).ToList();
        return ordered.Find(one => one.Lack is null) ?? ordered.FirstOrDefault();
    }

    // A time to the second is a whole second, of which all but the first instant comes after the moment: le would leave out what was measured at it. What is later is not counted.
    private async Task<Result<List<Finding>>> SearchAsync(News2Measure measure, News2Question question, CancellationToken cancel)
    {
        var text = $"patient={Escape("Patient/" + question.Patient)}&combo-code={Escape(string.Join(',', measure.Codes))}&status:not=entered-in-error&status:not=cancelled"
            + $"&date=le{Escape(FhirInstant.Of(question.At.AddSeconds(1)))}&_sort=-date&_count={Looked}";
        var query = host.Search("Observation", text, baseUrl);
        if (query.Refusal is { } refusal) return refusal;
        var page = await store.SearchAsync(query.Value, cancel);
        return page.Refusal is { } denied ? denied : page.Value.Matches.Select(Parsed).SelectMany(FindingReader.Of).ToList();
    }

    private Element Parsed(StoredResource resource) => JsonParser.Parse(resource.Json, host.Schema).Document?.Root ?? default;

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
