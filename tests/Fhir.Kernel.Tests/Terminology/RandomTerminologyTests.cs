using System.Globalization;
using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Terminology.Operations;
using Xunit;

namespace Fhir.Kernel.Tests.Terminology;

/// <summary>
/// Random value sets over random code systems: what is in the expansion is valid and nothing else is, and pages one after the other are the whole.
/// https://hl7.org/fhir/R4/valueset.html#compositions
/// </summary>
public class RandomTerminologyTests
{
    private const int Systems = 3;
    private const int ValueSets = 6;
    private const int CodesOfSystem = 25;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    private static string SystemUrl(int at) => $"https://fhirref.example/no/CodeSystem/random-{at}";

    private static string Code(int at) => string.Create(CultureInfo.InvariantCulture, $"c{at}");

    /// <summary>Nested codes with second parents, inactive and abstract ones, and a property.</summary>
    private static string CodeSystem(Random random, int number)
    {
        var concepts = Enumerable.Range(0, CodesOfSystem).Select(at => new JsonObject { ["code"] = Code(at), ["display"] = $"{"abc"[at % 3]} name {at}" }).ToList();
        var top = new JsonArray();
        for (var at = 0; at < CodesOfSystem; at++)
        {
            var properties = new JsonArray();
            if (random.Next(3) == 0) properties.Add(new JsonObject { ["code"] = "colour", ["valueCode"] = random.Next(2) == 0 ? "red" : "blue" });
            if (random.Next(6) == 0) properties.Add(new JsonObject { ["code"] = "inactive", ["valueBoolean"] = true });
            if (random.Next(8) == 0) properties.Add(new JsonObject { ["code"] = "notSelectable", ["valueBoolean"] = true });
            if (at > 1 && random.Next(6) == 0) properties.Add(new JsonObject { ["code"] = "parent", ["valueCode"] = Code(random.Next(at)) });
            if (properties.Count > 0) concepts[at]["property"] = properties;
            var parent = at > 0 && random.Next(3) > 0 ? concepts[random.Next(at)] : null;
            if (parent is null) top.Add(concepts[at]);
            else if (parent["concept"] is JsonArray below) below.Add(concepts[at]);
            else parent["concept"] = new JsonArray { concepts[at] };
        }
        return new JsonObject
        {
            ["resourceType"] = "CodeSystem", ["url"] = SystemUrl(number), ["version"] = "1", ["status"] = "active", ["content"] = "complete", ["caseSensitive"] = true,
            ["property"] = new JsonArray(new JsonObject { ["code"] = "colour", ["type"] = "code" }, new JsonObject { ["code"] = "parent", ["type"] = "code" }),
            ["concept"] = top,
        }.ToJsonString();
    }

    private static string ValueSet(Random random, int number)
    {
        var compose = new JsonObject { ["include"] = Parts(random, number, 1 + random.Next(3)) };
        if (random.Next(2) == 0) compose["exclude"] = Parts(random, number, 1 + random.Next(2));
        if (random.Next(4) == 0) compose["inactive"] = false;
        return new JsonObject { ["resourceType"] = "ValueSet", ["url"] = TerminologySource.Url($"random-{number}"), ["status"] = "active", ["compose"] = compose }.ToJsonString();
    }

    private static JsonArray Parts(Random random, int number, int count) => [.. Enumerable.Range(0, count).Select(_ => Part(random, number))];

    /// <summary>Earlier value sets only, so that there are no circles.</summary>
    private static JsonObject Part(Random random, int number)
    {
        var part = new JsonObject();
        if (number > 0 && random.Next(3) == 0)
        {
            part["valueSet"] = new JsonArray([.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => JsonValue.Create(TerminologySource.Url($"random-{random.Next(number)}")))]);
            if (random.Next(2) == 0) return part;
        }
        part["system"] = SystemUrl(random.Next(Systems));
        if (random.Next(3) == 0) part["concept"] = new JsonArray([.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => new JsonObject { ["code"] = Code(random.Next(CodesOfSystem)) })]);
        else if (random.Next(4) > 0) part["filter"] = new JsonArray([.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => Filter(random))]);
        return part;
    }

    private static JsonObject Filter(Random random)
    {
        var code = Code(random.Next(CodesOfSystem));
        var (property, op, value) = random.Next(10) switch
        {
            0 or 1 => ("concept", "is-a", code),
            2 => ("concept", "descendent-of", code),
            3 => ("concept", "is-not-a", code),
            4 => ("concept", "generalizes", code),
            5 => ("code", "regex", "c1.*"),
            6 => ("code", "in", $"{code},c2,c3,c4"),
            7 => ("colour", "=", "red"),
            8 => ("colour", "exists", random.Next(2) == 0 ? "true" : "false"),
            _ => ("colour", "not-in", "red"),
        };
        return new JsonObject { ["property"] = property, ["op"] = op, ["value"] = value };
    }

    private static TerminologyService World(int seed)
    {
        var random = new Random(seed);
        return TerminologySource.ServiceOf(
            [.. Enumerable.Range(0, Systems).Select(at => CodeSystem(random, at)), .. Enumerable.Range(0, ValueSets).Select(at => ValueSet(random, at))]);
    }

    private static ExpandedValueSet Expand(TerminologyService service, ValueSetMembership valueSet, ExpansionRequest request) =>
        new ValueSetExpander(service).Expand(valueSet, service.Source.Find(valueSet.ValueSet)!.Root, request).Value;

    private static IEnumerable<ExpandedConcept> Flat(IEnumerable<ExpandedNode> nodes) => nodes.SelectMany(node => Flat(node.Contains).Prepend(node.Concept));

    private static string Key(ExpandedConcept concept) => $"{concept.System}|{concept.Code}";

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_code_is_valid_exactly_when_it_is_in_the_expansion(int seed)
    {
        var service = World(seed);
        var validator = new CodeValidator(service, new CodeCheckOptions());
        for (var at = 0; at < ValueSets; at++)
        {
            var valueSet = service.Membership(TerminologySource.Url($"random-{at}"));
            var expanded = Flat(Expand(service, valueSet, new ExpansionRequest()).Concepts).Select(Key).ToHashSet();
            foreach (var code in Enumerable.Range(0, Systems).SelectMany(system => Enumerable.Range(0, CodesOfSystem + 1).Select(code => new SentCode(SystemUrl(system), null, Code(code), null))))
                Assert.Equal(expanded.Contains($"{code.System}|{code.Code}") ? Verdict.Member : Verdict.NotMember, validator.InValueSet(_ => valueSet, [code]).Verdict);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Pages_one_after_the_other_are_the_whole(int seed)
    {
        var (service, size) = (World(seed), 1 + (seed % 7));
        for (var at = 0; at < ValueSets; at++)
        {
            var valueSet = service.Membership(TerminologySource.Url($"random-{at}"));
            var filtered = new ExpansionRequest { Text = seed % 3 == 0 ? "a na" : null, IsActiveOnly = seed % 2 == 0, IsFlat = true };
            var whole = Expand(service, valueSet, filtered);

            var pages = new List<string>();
            for (var offset = 0; offset < whole.Total; offset += size)
            {
                var page = Expand(service, valueSet, filtered with { Offset = offset, Count = size });
                Assert.Equal(whole.Total, page.Total);
                pages.AddRange(Flat(page.Concepts).Select(Key));
            }
            Assert.Equal(Flat(whole.Concepts).Select(Key), pages);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_hierarchy_has_the_codes_of_the_list_and_children_below_their_ancestors(int seed)
    {
        var service = World(seed);
        for (var at = 0; at < ValueSets; at++)
        {
            var valueSet = service.Membership(TerminologySource.Url($"random-{at}"));
            var (nested, flat) = (Expand(service, valueSet, new ExpansionRequest()), Expand(service, valueSet, new ExpansionRequest { IsFlat = true }));

            Assert.Equal(Flat(flat.Concepts).Select(Key).Order(StringComparer.Ordinal), Flat(nested.Concepts).Select(Key).Order(StringComparer.Ordinal));
            foreach (var (above, below) in nested.Concepts.SelectMany(Pairs))
                Assert.True(service.System(above.System)!.Subsumes(above.Code, below.Code));
        }
    }

    private static IEnumerable<(ExpandedConcept Above, ExpandedConcept Below)> Pairs(ExpandedNode node) =>
        node.Contains.SelectMany(child => Pairs(child).Prepend((node.Concept, child.Concept)));
}
