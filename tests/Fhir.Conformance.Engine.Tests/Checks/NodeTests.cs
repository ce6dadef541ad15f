using System.Text.Json;

using Fhir.Conformance.Http;

namespace Fhir.Conformance.Engine.Tests.Checks;

/// <summary>Foreign JSON of any shape is read without exceptions.</summary>
public sealed class NodeTests
{
    private static readonly Node Observation = Parse("""
        {"resourceType":"Observation","id":"o1","code":{"coding":[{"code":"a"},{"code":"b"}]},"valueQuantity":{"value":1.50},
         "component":[{"code":{"coding":[{"code":"c"}]}},7,null],"subject":"text","odd":"\ud800"}
        """);

    [Theory]
    [InlineData("code.coding.code", "a b")]
    [InlineData("value[x].value", "1.50")]
    [InlineData("component.code.coding.code", "c")]
    [InlineData("subject.reference", "")]
    [InlineData("nothing.at.all", "")]
    [InlineData("id.further", "")]
    public void A_path_leads_to_every_value_and_to_nothing_when_the_shape_is_wrong(string path, string values) =>
        Assert.Equal(values, string.Join(' ', Observation.At(path).Select(node => node.Value)));

    [Fact]
    public void A_choice_path_does_not_take_a_longer_name_for_a_choice() => Assert.False(Parse("""{"values":1,"value":2}""").Has("value[x]"));

    [Fact]
    public void A_lone_surrogate_is_no_reason_to_stop() => Assert.Equal("\uFFFD", Observation.Text("odd"));

    [Fact]
    public void A_missing_node_answers_everything_with_nothing()
    {
        Node missing = default;
        Assert.Equal(("", "", ""), (missing.Value, missing.Reference, missing.Raw));
        Assert.False(missing["x"].Exists);
        Assert.Empty(missing.At("x.y"));
    }

    private static Node Parse(string json) => new(JsonDocument.Parse(json).RootElement.Clone());
}
