using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Tiltak.Provesvar;
using Fhir.Tiltak.Provesvar.Source;
using Xunit;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>What strangers send: never an exception, never a fetch, and whatever becomes a Bundle is a valid one.</summary>
public class SvarrapportHostileTests(ITestOutputHelper output)
{
    private const string Root = "<Message xmlns=\"http://www.kith.no/xmlstds/labsvar/2012-02-15\">";

    public static TheoryData<string, string> Refused => new()
    {
        { "", "svarrapport-empty" },
        { " \r\n\t", "svarrapport-empty" },
        { "<", "xml-malformed" },
        { "<a", "xml-malformed" },
        { "<a></b>", "xml-malformed" },
        { "<?xml version=\"1.1\"?><a/>", "xml-malformed" },
        { "<a>&unknown;</a>", "xml-malformed" },
        { "<a>&#0;</a>", "xml-malformed" },
        { "<!DOCTYPE a><a/>", "xml-dtd" },
        { "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/never.dtd\"><a/>", "xml-dtd" },
        { "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>", "xml-dtd" },
        { "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>", "xml-dtd" },
        { "<a/>", "svarrapport-not-found" },
        { "<Message xmlns=\"http://www.kith.no/xmlstds/henvisning/2012-02-15\"><ServReport/></Message>", "svarrapport-not-found" },
        { "<MsgHead xmlns=\"http://www.kith.no/xmlstds/msghead/2006-05-24\"><Document/></MsgHead>", "svarrapport-not-found" },
        { Root + "</Message>", "svarrapport-no-report" },
        { Root + "<ServReport/></Message>", "svarrapport-no-patient" },
        { Root + "<ServReport><Animal><Name>Fant</Name></Animal></ServReport></Message>", "svarrapport-no-patient" },
        { Nested(SourceReader.MaxDepth + 1), "limit-depth" },
        { Root + string.Concat(Enumerable.Repeat("<a/>", SourceReader.MaxElements)) + "</Message>", "limit-elements" },
        { Root + $"<a {string.Join(' ', Enumerable.Range(0, SourceReader.MaxAttributes + 1).Select(number => $"a{number}=\"\""))}/></Message>", "limit-attributes" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_cannot_be_converted_is_refused_with_its_reason(string message, string rule)
    {
        var refusal = Svarrapport.Convert(Encoding.UTF8.GetBytes(message), null, SvarrapportOptions.Default).Refusal;

        Assert.NotNull(refusal);
        Assert.InRange(refusal.Status, 400, 422);
        Assert.Equal(rule, refusal.Issues[0].RuleId);
        Assert.All(refusal.Issues, issue => Assert.NotEqual(issue.Text(Language.Nb), issue.Text(Language.En)));
    }

    [Fact]
    public void A_message_as_large_as_it_may_be_is_converted()
    {
        var items = string.Concat(Enumerable.Range(0, 5000).Select(number =>
            $"<ResultItem><IdResultItem>{number}</IdResultItem><Investigation><Id V=\"A{number}\" S=\"2.16.578.1.12.4.1.1.8212\"/></Investigation><NumResult><NumResultValue V=\"{number}\" U=\"g/L\"/></NumResult><RefIdResultItem>{number - 1}</RefIdResultItem></ResultItem>"));

        var converted = Svarrapport.Convert(Encoding.UTF8.GetBytes($"{Root}<ServReport><ServProvId>1</ServProvId><Patient><OffId>08857949871</OffId>{items}</Patient></ServReport></Message>"), null, SvarrapportOptions.Default).Value;

        Assert.Equal(5002, System.Text.Json.Nodes.JsonNode.Parse(converted.Bundle)!["entry"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("utf-8", "", "Blåbærås", false)]
    [InlineData("utf-8", "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "Blåbærås", false)]
    [InlineData("iso-8859-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "Blåbærås", false)]
    [InlineData("windows-1252", "<?xml version=\"1.0\" encoding=\"windows-1252\"?>", "Blåbærås – 5 €", false)]
    [InlineData("windows-1252", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "Blåbærås – 5 €", false)]
    [InlineData("iso-8859-15", "<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>", "Blåbærås 5 €", false)]
    [InlineData("windows-1252", "", "Blåbærås", false)]
    [InlineData("windows-1252", "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "Blåbærås", true)]
    [InlineData("utf-8", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>", "Blåbærås", true)]
    [InlineData("utf-8", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "Blåbærås", true)]
    [InlineData("utf-8", "<?xml version=\"1.0\" encoding=\"klingon\"?>", "Blåbærås", true)]
    [InlineData("utf-16", "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "Blåbærås", false)]
    [InlineData("utf-16", "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "Blåbærås", true)]
    [InlineData("utf-16BE", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "Blåbærås", false)]
    [InlineData("utf-32", "", "Blåbærås", false)]
    public void The_bytes_decide_the_encoding_and_a_lie_is_told(string actual, string declaration, string name, bool isLie)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(actual) ?? Encoding.GetEncoding(actual);
        var text = $"{declaration}{Root}<ServReport><ServProvId>1</ServProvId><Patient><Name>{name}</Name></Patient></ServReport></Message>";
        foreach (var mark in actual.StartsWith("utf", StringComparison.Ordinal) && actual != "utf-32" ? [false, true] : new[] { actual == "utf-32" })
        {
            byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
            var converted = Svarrapport.Convert(bytes, null, SvarrapportOptions.Default).Value;

            Assert.Contains(name, Encoding.UTF8.GetString(converted.Bundle));
            Assert.Equal(isLie, converted.Issues.Any(issue => issue.RuleId == "svarrapport-encoding"));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public void A_damaged_message_is_refused_or_becomes_a_valid_bundle(int seed)
    {
        var random = new Random(seed);
        var (refused, valid) = (0, 0);
        foreach (var name in SvarrapportFiles.Names)
        {
            for (var round = 0; round < 12; round++)
            {
                var message = Damage(SvarrapportFiles.Read(name), random);
                var converted = Svarrapport.Convert(message, null, new SvarrapportOptions(KeepDocuments: round % 2 == 0));
                if (converted.Refusal is not null) refused++;
                if (!converted.IsValue) continue;
                var error = ProfileInstances.Issues(converted.Value.Bundle).Find(issue => issue.IsError);
                Assert.True(error is null, $"seed {seed}, {name}, round {round}: {error}\n{Encoding.UTF8.GetString(message)}");
                valid++;
            }
        }
        output.WriteLine($"seed {seed}: {refused} refused, {valid} valid");
        Assert.True(refused > 0 && valid > 0);
    }

    [Fact]
    public void Every_rule_has_an_id_of_its_own_and_both_languages()
    {
        Rule[] rules = [.. SvarrapportRules.All, .. LossRules.All];

        Assert.Distinct(rules.Select(rule => rule.Id));
        Assert.All(rules, rule => Assert.NotEqual(rule.Nb, rule.En));
    }

    // Letters changed within values, elements taken out or doubled, bytes changed anywhere.
    private static byte[] Damage(byte[] message, Random random)
    {
        var text = SourceDecoder.Decode(message, null, []);
        if (text.StartsWith("<?xml", StringComparison.Ordinal)) text = text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..];
        for (var times = random.Next(1, 6); times > 0; times--) text = random.Next(5) switch
        {
            0 => Values(text, random, _ => ""),
            1 => Values(text, random, value => new string([.. value.Reverse()])),
            2 => Values(text, random, value => value + (char)random.Next(32, 400) + "&lt;"),
            3 => Values(text, random, _ => Odd[random.Next(Odd.Length)]),
            _ => Lines(text, random),
        };
        var bytes = Encoding.UTF8.GetBytes(text);
        if (random.Next(4) == 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static readonly string[] Odd = ["0", "-1", "1e9", "NaN", "9999999999999999999999", "0001-01-01T00:00:00", "2026-02-30", "2026-13", "24:00", "NPU", "2.16.578", "&#160;", "a|b,c$d\\e", "  x   y  ", "🙂", "urn:oid:1", "http://"];

    private static string Values(string text, Random random, Func<string, string> change)
    {
        var quotes = Enumerable.Range(0, text.Length).Where(at => text[at] == '"').ToList();
        if (quotes.Count < 6) return text;
        var first = 2 + (random.Next((quotes.Count - 2) / 2) * 2);
        if (first + 1 >= quotes.Count) return text;
        return text[..(quotes[first] + 1)] + change(text[(quotes[first] + 1)..quotes[first + 1]]).Replace("\"", "", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal) + text[quotes[first + 1]..];
    }

    private static string Lines(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var at = random.Next(2, lines.Count - 1);
        if (random.Next(2) == 0) lines.RemoveAt(at);
        else lines.Insert(at, lines[at]);
        return string.Join('\n', lines);
    }

    private static string Nested(int depth) => Root + string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth)) + "</Message>";
}
