using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Xunit;

namespace Fhir.Kernel.Tests.Definitions;

public class LayeredSourceTests
{
    private const string Url = "https://fhirref.example/no/ValueSet/a";

    private static readonly LayeredSource Source = new(
        new CanonicalSet([ValueSet("1.2.0", "first"), ValueSet("1.10.0", "first")]),
        new CanonicalSet([ValueSet("2.0.0", "second"), ValueSet("1.2.0", "second")]));

    [Theory]
    [InlineData("1.2.0", "first 1.2.0")]     // in both: the first layer wins
    [InlineData("2.0.0", "second 2.0.0")]    // the version asked for goes before the layer
    [InlineData(null, "first 1.10.0")]       // the newest of the first layer that knows the url
    [InlineData("3.0.0", null)]
    public void A_canonical_is_looked_for_in_every_layer(string? version, string? found)
    {
        Assert.Equal(found, Source.Find(Url, version)?.Root.ValueOf("title"));
        Assert.Equal(found, Source.Find(version is null ? Url : $"{Url}|{version}")?.Root.ValueOf("title"));
    }

    [Fact]
    public void Each_url_and_version_is_listed_once() =>
        Assert.Equal(["1.10.0", "1.2.0", "2.0.0"], Source.Entries.Select(entry => entry.Version).Order());

    [Fact]
    public void The_core_pack_can_be_a_layer() =>
        Assert.NotNull(new LayeredSource(Source, DefinitionsPack.Core).Find("http://hl7.org/fhir/ValueSet/languages"));

    private static Document ValueSet(string version, string layer) => JsonParser.Parse(
        Encoding.UTF8.GetBytes($$"""{"resourceType":"ValueSet","id":"a","url":"{{Url}}","version":"{{version}}","title":"{{layer}} {{version}}","status":"active"}"""),
        DefinitionsPack.Core.Schema).Document!;
}
