using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Fhir.Kernel.Outcome;
using Fhir.Tiltak.Provesvar;
using Fhir.Tiltak.Provesvar.Source;
using Xunit;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>
/// Every element and attribute of every message in turn: renamed, moved, repeated, put first, dropped, emptied. What comes of it is an explained refusal or a Bundle
/// with all places accounted for; a share of the Bundles, another for each seed, is validated.
/// </summary>
public class SvarrapportEveryPlaceTests(ITestOutputHelper output)
{
    /// <summary>One Bundle of so many is held to the profiles.</summary>
    private const int Share = 40;

    /// <summary>Each run does one in so many of the changes to each place, another one for each seed; as many seeds in a row do them all.</summary>
    private const int Seeds = 4;

    /// <summary>The same for a place of a kind that the message has had before: the third result is read as the first two are.</summary>
    private const int SeedsOfRepeated = 16;

    private const int First = 2;

    // 1 in the ordinary run.
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("FHIRREF_SEED"), out var seed) ? seed : 1;

    public static TheoryData<string> Messages => [.. SvarrapportFiles.Names];

    [Theory, MemberData(nameof(Messages))]
    public void Whatever_is_done_to_one_place_is_refused_or_accounted_for(string name)
    {
        var random = new Random(Seed);
        var text = Text(name);
        var (refused, kept, validated) = (0, 0, 0);
        var seen = new Dictionary<string, int>();
        for (var at = 0; ; at++)
        {
            var place = Place(text, at);
            if (place is null) break;
            var times = seen[Kind(place.Value)] = seen.GetValueOrDefault(Kind(place.Value)) + 1;
            var seeds = times > First ? SeedsOfRepeated : Seeds;
            foreach (var change in Changes.Where((_, number) => (number + at + Seed) % seeds == 0))
            {
                var (document, _, _) = place ??= Place(text, at)!.Value;
                var isChanged = change.Apply(place.Value);
                if (!isChanged) continue;
                place = null;
                var where = $"seed {Seed}, {name}, place {at}, {change.Name}";
                var converted = Convert(document, at);
                if (converted.Refusal is { } refusal) Explained(refusal, where);
                else AccountedFor(converted.Value, document, where);
                _ = converted.IsValue ? kept++ : refused++;
                if (!converted.IsValue || random.Next(Share) > 0) continue;
                var error = ProfileInstances.Issues(converted.Value.Bundle).Find(issue => issue.IsError);
                Assert.True(error is null, $"{where}: {error}\n{document}");
                validated++;
            }
        }
        output.WriteLine($"seed {Seed}, {name}: {refused} refused, {kept} converted, {validated} of them validated");
        Assert.True(kept > 0);
    }

    private static readonly (string Name, Func<(XDocument Document, XElement? Element, XAttribute? Attribute), bool> Apply)[] Changes =
    [
        ("renamed", place => Done(() => Named(place, "X"))),
        ("renamed to what others are called", place => Done(() => Named(place, null))),
        ("moved out", place => place.Element?.Parent?.Parent is { } above && Done(() => Moved(place.Element, above))),
        ("moved into its neighbour", place => place.Element?.ElementsBeforeSelf().LastOrDefault() is { } before && Done(() => Moved(place.Element, before))),
        ("moved to the text of the element", place => place.Attribute is { Parent: { HasElements: false } owner } attribute && Done(() => { owner.Add(attribute.Value); attribute.Remove(); })),
        ("made an attribute", place => place.Element is { HasElements: false, Parent: { } parent } element && parent.Attribute(element.Name.LocalName) is null
            && Done(() => { parent.SetAttributeValue(element.Name.LocalName, element.Value); element.Remove(); })),
        ("repeated", place => place.Element?.Parent is not null && Done(() => place.Element.AddAfterSelf(new XElement(place.Element)))),
        ("put first", place => place.Element?.Parent is { } parent && place.Element.ElementsBeforeSelf().Any() && Done(() => { place.Element.Remove(); parent.AddFirst(place.Element); })),
        ("dropped", place => (place.Attribute is not null || place.Element?.Parent is not null) && Done(() => { place.Attribute?.Remove(); place.Element?.Remove(); })),
        ("emptied", place => Done(() => { place.Attribute?.SetValue(""); place.Element?.RemoveAll(); })),
        ("without its own text", place => place.Element?.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)) == true && Done(() => place.Element.Nodes().OfType<XText>().ToList().ForEach(text => text.Remove()))),
    ];

    /// <summary>The names of what it stands in, and its own.</summary>
    private static string Kind((XDocument Document, XElement? Element, XAttribute? Attribute) place) =>
        string.Join('/', (place.Element ?? place.Attribute!.Parent!).AncestorsAndSelf().Select(element => element.Name.LocalName)) + (place.Attribute is { } attribute ? $"@{attribute.Name.LocalName}" : "");

    private static bool Done(Action change)
    {
        change();
        return true;
    }

    private static void Named((XDocument Document, XElement? Element, XAttribute? Attribute) place, string? prefix)
    {
        if (place.Element is { } element) element.Name = element.Name.Namespace + (prefix is null ? (element.Parent ?? element).Name.LocalName : prefix + element.Name.LocalName);
        if (place.Attribute is not { Parent: { } owner } attribute) return;
        var other = prefix is null ? attribute.Name.LocalName == "V" ? "DN" : "V" : prefix + attribute.Name.LocalName;
        if (owner.Attribute(other) is null) owner.SetAttributeValue(other, attribute.Value);
        attribute.Remove();
    }

    private static void Moved(XElement element, XElement to)
    {
        element.Remove();
        to.Add(element);
    }

    private static void Explained(Refusal refusal, string where)
    {
        Assert.InRange(refusal.Status, 400, 422);
        Assert.True(refusal.Issues.Count > 0 && refusal.Issues.All(issue => issue.Text(Language.Nb).Length > 10 && issue.Text(Language.En).Length > 10), where);
    }

    private static void AccountedFor(ConvertedReport converted, XDocument document, string where)
    {
        Assert.True(SvarrapportPlaces.Count(document) == converted.Total, $"{where}: {converted.Total} of {SvarrapportPlaces.Count(document)} places\n{document}");
        var losses = converted.Issues.Where(issue => issue.RuleId.StartsWith("svarrapport-loss-", StringComparison.Ordinal)).Select(issue => issue.Arguments[0]).ToList();
        // An issue is of an element and names its attributes and text; of the element itself it may tell too.
        var (named, elements) = (losses.Sum(Parts), converted.Total - converted.Carried - losses.Sum(Parts));
        Assert.True(elements >= losses.Count(loss => Parts(loss) == 0) && elements <= losses.Count, $"{where}: {converted.Total - converted.Carried} lost, {named} and {losses.Count} named");
        var entries = JsonNode.Parse(converted.Bundle)!["entry"]!.AsArray();
        var addresses = entries.Select(entry => (string)entry!["fullUrl"]!).ToHashSet();
        Assert.True(addresses.Count == entries.Count, where);
        Assert.All(SvarrapportPlaces.References(entries), reference => Assert.True(reference[0] == '#' || addresses.Contains(reference), $"{where}: {reference}"));
    }

    private static int Parts(string loss) => loss.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? loss[at..].Split(", ").Length : 0;

    private static Result<ConvertedReport> Convert(XDocument document, int at) =>
        Svarrapport.Convert(Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)), null, new SvarrapportOptions(KeepDocuments: at % 2 == 0));

    private static (XDocument Document, XElement? Element, XAttribute? Attribute)? Place(string text, int number) => Place(XDocument.Parse(text, LoadOptions.PreserveWhitespace), number);

    private static (XDocument Document, XElement? Element, XAttribute? Attribute)? Place(XDocument document, int number)
    {
        foreach (var element in document.Descendants())
        {
            if (number-- == 0) return (document, element, null);
            foreach (var attribute in element.Attributes().Where(SvarrapportPlaces.IsSaid))
                if (number-- == 0) return (document, null, attribute);
        }
        return null;
    }

    private static string Text(string name)
    {
        var text = SourceDecoder.Decode(SvarrapportFiles.Read(name), null, []);
        return text.StartsWith("<?xml", StringComparison.Ordinal) ? text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..] : text;
    }
}
