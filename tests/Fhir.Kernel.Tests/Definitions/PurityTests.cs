using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Xunit;

namespace Fhir.Kernel.Tests.Definitions;

/// <summary>
/// The npm package that the definitions come from is edited in later versions: elements of its vendor's and of R5 stand in base snapshots. An edit shows
/// as a snapshot whose own elements are not those of the differential.
/// </summary>
public class PurityTests
{
    private static readonly DefinitionsPack Pack = DefinitionsPack.Core;

    /// <summary>The official differential repeats the base type's pattern for the value of these primitives; both views have the element.</summary>
    private static readonly HashSet<string> DifferInType =
        ["canonical.value", "code.value", "id.value", "markdown.value", "oid.value", "positiveInt.value", "unsignedInt.value", "url.value", "uuid.value"];

    private static readonly string[] Compared = ["min", "max", "type", "contentReference", "binding", "isModifier", "isSummary"];

    private static readonly string[] InheritedInvariants = ["ele-1", "ext-1", "dom-2", "dom-3", "dom-4", "dom-5", "dom-6", "qty-3"];

    public static TheoryData<string> BaseDefinitions =>
        [.. Pack.Entries.Where(entry => entry is { ResourceType: "StructureDefinition", Derivation: not "constraint" }).Select(entry => entry.Url)];

    [Theory, MemberData(nameof(BaseDefinitions))]
    public void A_base_definition_says_the_same_in_snapshot_and_differential(string url)
    {
        var definition = Pack.Find(url)!.Root;
        var stated = Elements(definition, "differential").ToDictionary(Id);
        var own = Elements(definition, "snapshot").Where(element => stated.ContainsKey(Id(element)) || IsOwn(element, definition.ValueOf("type")!)).ToDictionary(Id);

        Assert.Equal(stated.Keys.Order(), own.Keys.Order());
        Assert.All(stated.Keys.Except(DifferInType), id => Assert.Equal(Describe(stated[id], own[id]), Describe(own[id], stated[id])));
    }

    // https://hl7.org/fhir/R4/resource.html#Meta
    [Theory]
    [InlineData("snapshot")]
    [InlineData("differential")]
    public void Meta_has_the_elements_of_R4_and_no_other(string view)
    {
        string[] inherited = view == "snapshot" ? ["Meta.extension", "Meta.id"] : [];

        Assert.Equal(
            ["Meta", .. inherited, "Meta.lastUpdated", "Meta.profile", "Meta.security", "Meta.source", "Meta.tag", "Meta.versionId"],
            Elements(Pack.Find("http://hl7.org/fhir/StructureDefinition/Meta")!.Root, view).Select(Id).Order());
    }

    [Fact]
    public void The_search_parameters_are_the_1375_of_HL7()
    {
        Assert.Equal(1375, Pack.SearchParameters.Length);
        Assert.All(Pack.SearchParameters, parameter => Assert.StartsWith("http://hl7.org/fhir/SearchParameter/", parameter.Url));
    }

    [Fact]
    public void Nothing_of_the_packages_vendor_is_left() =>
        Assert.DoesNotContain(Pack.Entries, entry => entry.Url.Contains("medplum", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Every_base_definition_is_version_4_0_1() =>
        Assert.All(Pack.Entries.Where(entry => entry is { ResourceType: "StructureDefinition", Derivation: not "constraint" }), entry => Assert.Equal("4.0.1", entry.Version));

    private static List<Element> Elements(Element definition, string view)
    {
        var elements = new List<Element>();
        foreach (var element in definition.Child(view).ChildrenNamed("element")) elements.Add(element);
        return elements;
    }

    private static string Id(Element element) => element.ValueOf("id")!;

    /// <summary>Elements that the definition itself adds; what it inherits has the path of the ancestor as its base.</summary>
    private static bool IsOwn(Element element, string type)
    {
        var origin = element.Child("base").ValueOf("path");
        return origin is null || origin == type || origin.StartsWith(type + ".", StringComparison.Ordinal);
    }

    /// <summary>What <paramref name="element"/> says of that which the other view says too: a differential leaves out what it does not change.</summary>
    private static string Describe(Element element, Element other) => string.Join('\n',
        Compared.Where(name => element.Child(name).Exists && other.Child(name).Exists).SelectMany(name => Values(element, name)).Concat(Invariants(element)));

    private static List<string> Values(Element element, string name)
    {
        var values = new List<string>();
        foreach (var child in element.ChildrenNamed(name)) values.Add($"{name}: {Spell(child)}");
        return values;
    }

    private static IEnumerable<string> Invariants(Element element)
    {
        var keys = new List<string>();
        foreach (var constraint in element.ChildrenNamed("constraint")) keys.Add(constraint.ValueOf("key")!);
        return keys.Except(InheritedInvariants).Order();
    }

    private static string Spell(Element element)
    {
        var text = new StringBuilder(element.Value);
        foreach (var child in element.Children) text.Append('(').Append(child.Name).Append('=').Append(Spell(child)).Append(')');
        return text.ToString();
    }
}
