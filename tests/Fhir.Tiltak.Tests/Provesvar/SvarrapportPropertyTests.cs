using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Fhir.Tiltak.Provesvar;
using Fhir.Tiltak.Provesvar.Source;
using Xunit;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>What holds for all messages: those that the standard allows lose nothing without a reason, and those that it does not are refused or become a valid Bundle.</summary>
public class SvarrapportPropertyTests(ITestOutputHelper output)
{
    private const int Rounds = 25;

    private static readonly string[] Spaces = [MessageFinder.Version13, MessageFinder.Version14, "http://www.kith.no/xmlstds/labsvar/2005-03-14", ""];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory, MemberData(nameof(Seeds))]
    public void Whatever_the_standard_allows_is_valid_and_explained(int seed)
    {
        var random = new Random(seed);
        var (places, unexplained) = (0, new List<string>());
        for (var round = 0; round < Rounds; round++)
        {
            var message = new SvarrapportMaker(random, Spaces[random.Next(Spaces.Length)]).Message();
            var converted = Converted(Bytes(message), round).Value;
            places += converted.Total;
            unexplained.AddRange(converted.Issues.Where(issue => issue.RuleId == LossRules.Unknown.Id).Select(issue => issue.Arguments[0]));
            CheckValid(converted, $"seed {seed}, round {round}", message);
            Assert.Equal(SvarrapportPlaces.Count(message), converted.Total);
        }
        output.WriteLine($"seed {seed}: {Rounds} messages, {places} places, {unexplained.Count} unexplained");
        Assert.True(unexplained.Count == 0, $"seed {seed}: {string.Join('\n', unexplained.Distinct().Take(20))}");
    }

    [Fact]
    public void The_messages_made_have_every_element_of_the_standard()
    {
        var random = new Random(1);
        var seen = Enumerable.Range(0, 60).SelectMany(_ => new SvarrapportMaker(random, "").Message().Descendants()).Select(element => element.Name.LocalName).ToHashSet();

        Assert.Empty(SvarrapportStructure.Names.Where(name => name != "RequestComment").Except(seen));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_message_with_its_elements_mixed_up_is_refused_or_becomes_a_valid_bundle(int seed)
    {
        var random = new Random(seed);
        var (refused, valid) = (0, 0);
        foreach (var name in SvarrapportFiles.Names)
        {
            for (var round = 0; round < 4; round++)
            {
                var message = SvarrapportMutator.Damage(Text(name), random);
                var converted = Converted(Encoding.UTF8.GetBytes(message), round);
                if (!converted.IsValue)
                {
                    Assert.InRange(converted.Refusal!.Status, 400, 422);
                    refused++;
                    continue;
                }
                var read = XDocument.Parse(message, LoadOptions.PreserveWhitespace);
                CheckValid(converted.Value, $"seed {seed}, {name}, round {round}", read);
                Assert.Equal(SvarrapportPlaces.Count(read), converted.Value.Total);
                valid++;
            }
        }
        output.WriteLine($"seed {seed}: {refused} refused, {valid} valid");
        Assert.True(refused > 0 && valid > 0);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Bytes_that_are_not_a_message_never_throw(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            if (round % 2 == 0) bytes = [.. "<Message xmlns=\"http://www.kith.no/xmlstds/labsvar/2012-02-15\"><ServReport><Patient>"u8, .. bytes, .. "</Patient></ServReport></Message>"u8];
            var converted = Svarrapport.Convert(bytes, random.Next(2) == 0 ? "utf-16" : null, SvarrapportOptions.Default);
            Assert.True(converted.IsValue || converted.Refusal!.Issues.Count > 0);
        }
    }

    private static Kernel.Outcome.Result<ConvertedReport> Converted(byte[] bytes, int round) => Svarrapport.Convert(bytes, null, new SvarrapportOptions(KeepDocuments: round % 2 == 0));

    private static void CheckValid(ConvertedReport converted, string where, XDocument message)
    {
        var errors = ProfileInstances.Issues(converted.Bundle).Where(issue => issue.IsError).ToList();
        Assert.True(errors.Count == 0, $"{where}: {string.Join('\n', errors.Take(10))}\n{message}");
        var entries = JsonNode.Parse(converted.Bundle)!["entry"]!.AsArray();
        Assert.Distinct(entries.Select(entry => (string)entry!["fullUrl"]!));
        var addresses = entries.Select(entry => (string)entry!["fullUrl"]!).ToHashSet();
        Assert.All(SvarrapportPlaces.References(JsonNode.Parse(converted.Bundle)), reference => Assert.True(reference[0] == '#' || addresses.Contains(reference), $"{where}: {reference}"));
        Assert.InRange(converted.Carried, 1, converted.Total);
    }

    private static string Text(string name)
    {
        var text = SourceDecoder.Decode(SvarrapportFiles.Read(name), null, []);
        return text.StartsWith("<?xml", StringComparison.Ordinal) ? text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..] : text;
    }

    private static byte[] Bytes(XDocument document) => Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting));
}
