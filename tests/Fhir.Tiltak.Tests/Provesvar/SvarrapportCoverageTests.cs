using System.Text;
using System.Xml.Linq;
using Fhir.Kernel.Outcome;
using Fhir.Tiltak.Provesvar;
using Fhir.Tiltak.Provesvar.Source;
using Xunit;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>
/// The account is not believed, it is tried: whatever a message has that is said to be carried over must make a difference in the Bundle, and whatever is put into a
/// message that nobody knows must be named.
/// </summary>
public class SvarrapportCoverageTests(ITestOutputHelper output)
{
    private const int Rounds = 16;

    public static TheoryData<string> Messages => [.. SvarrapportFiles.Names];

    [Theory, MemberData(nameof(Messages))]
    public void What_is_said_to_be_carried_over_makes_a_difference(string name)
    {
        var document = Parse(name);
        var whole = Convert(document, name);
        var lost = Lost(whole);
        var same = new List<string>();
        var tried = 0;
        foreach (var (path, value, change) in Values(document))
        {
            if (lost.Contains(path)) continue;
            tried++;
            change(Other(value));
            var changed = Svarrapport.Convert(Bytes(document), null, Options(name));
            if (changed.IsValue && changed.Value.Bundle.AsSpan().SequenceEqual(whole.Bundle) && !Lost(changed.Value).Contains(path)) same.Add($"{path} = {value}");
            change(value);
        }
        output.WriteLine($"{name}: {tried} values changed, {same.Count} without effect");
        foreach (var one in same) output.WriteLine(one);
        Assert.Empty(same);
    }

    [Theory, MemberData(nameof(Messages))]
    public void What_nobody_knows_is_named_wherever_it_stands(string name)
    {
        var document = Parse(name);
        var places = document.Descendants().Where(element => element.Ancestors().Prepend(element).Any(above => above.Name.LocalName == "ServReport") && !IsText(element)).ToList();
        // Some places at a time, no two of them next to each other: what is unknown in one says nothing of another.
        foreach (var round in places.Select((place, number) => (place, number)).GroupBy(pair => pair.number % Rounds))
        {
            var added = round.Select(pair => (Place: pair.place, Unknown: new XElement(pair.place.Name.Namespace + "Ukjent", new XAttribute("V", $"ukjent-{pair.number}-verdi")))).ToList();
            foreach (var (place, unknown) in added)
            {
                place.Add(unknown);
                place.SetAttributeValue("ukjent", "x");
            }
            var converted = Convert(document, name);
            var (lost, bundle) = (Lost(converted), Encoding.UTF8.GetString(converted.Bundle));
            foreach (var (place, unknown) in added)
            {
                // In a text it is text.
                Assert.True(lost.Contains($"{PathOf(unknown)}/@V") || bundle.Contains(unknown.Attribute("V")!.Value, StringComparison.Ordinal), PathOf(unknown));
                Assert.Contains($"{PathOf(place)}/@ukjent", lost);
            }
            foreach (var (place, unknown) in added)
            {
                unknown.Remove();
                place.SetAttributeValue("ukjent", null);
            }
        }
        output.WriteLine($"{name}: {places.Count} places");
    }

    [Theory, MemberData(nameof(Messages))]
    public void The_order_of_elements_does_not_matter(string name)
    {
        // Without a sender and a number nothing but the bytes tells a message from another.
        if (name == "17-bare-litt") return;
        var document = Parse(name);
        var before = Resources(Convert(document, name));
        foreach (var parent in document.Descendants().Where(element => element.Elements().Any() && !IsText(element)).ToList())
            parent.ReplaceNodes(parent.Elements().GroupBy(element => element.Name.LocalName).OrderByDescending(group => group.Key, StringComparer.Ordinal).SelectMany(group => group));

        Assert.Equal(before, Resources(Convert(document, name)));
    }

    private static HashSet<string> Resources(ConvertedReport converted) =>
        [.. System.Text.Json.Nodes.JsonNode.Parse(converted.Bundle)!["entry"]!.AsArray().Select(entry => entry!.ToJsonString())];

    /// <summary>The places that the account says were not carried over, as paths with <c>@attribute</c> or <c>text()</c>.</summary>
    private static HashSet<string> Lost(ConvertedReport converted)
    {
        var lost = new HashSet<string>();
        foreach (var said in converted.Issues.Where(issue => issue.RuleId.StartsWith("svarrapport-loss-", StringComparison.Ordinal)).Select(issue => issue.Arguments[0]))
        {
            var at = said.IndexOf(" (", StringComparison.Ordinal);
            if (at < 0) continue;
            foreach (var part in said[(at + 2)..^1].Split(", ")) lost.Add($"{said[..at]}/{part}");
        }
        return lost;
    }

    private static IEnumerable<(string Path, string Value, Action<string> Change)> Values(XDocument document)
    {
        foreach (var element in document.Descendants())
        {
            foreach (var attribute in element.Attributes().Where(IsSaid))
                if (attribute.Value.Length > 0) yield return ($"{PathOf(element)}/@{attribute.Name.LocalName}", attribute.Value, value => attribute.Value = value);
            if (!element.HasElements && !string.IsNullOrWhiteSpace(element.Value)) yield return ($"{PathOf(element)}/text()", element.Value, value => element.Value = value);
        }
    }

    // Namespaces, types and schemas say how to read.
    private static bool IsSaid(XAttribute attribute) =>
        !attribute.IsNamespaceDeclaration && attribute.Name.Namespace != XNamespace.Xml && attribute.Name.NamespaceName != "http://www.w3.org/2001/XMLSchema-instance";

    // Another value of the same kind, so that what can be read still can be.
    private static string Other(string value) => value switch
    {
        { Length: > 4 } when value[4] == '-' && char.IsAsciiDigit(value[3]) => value[..3] + (value[3] == '4' ? '5' : '4') + value[4..],
        "true" => "false",
        "false" => "true",
        _ when decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _) && value.Length < 6 => value + "7",
        _ => value + "Z",
    };

    private static bool IsText(XElement element) => element.Ancestors().Prepend(element).Any(above => above.Name.LocalName is "TextResultValue" or "Comment" && !above.Elements().Any(child => child.Name.LocalName is "Heading"));

    private static string PathOf(XElement element)
    {
        var number = element.ElementsBeforeSelf().Count(before => before.Name.LocalName == element.Name.LocalName) + 1;
        return (element.Parent is { } parent ? PathOf(parent) : "") + "/" + element.Name.LocalName + (number > 1 ? $"[{number}]" : "");
    }

    private static XDocument Parse(string name)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(SourceDecoder.Decode(SvarrapportFiles.Read(name), null, [])));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return XDocument.Load(reader);
    }

    private static byte[] Bytes(XDocument document) => Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));

    private static SvarrapportOptions Options(string name) => new(KeepDocuments: name.Contains("dokument", StringComparison.Ordinal));

    private static ConvertedReport Convert(XDocument document, string name) => Svarrapport.Convert(Bytes(document), null, Options(name)).Value;
}
