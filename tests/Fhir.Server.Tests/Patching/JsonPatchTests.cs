using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Patching;
using Xunit;

namespace Fhir.Server.Tests.Patching;

/// <summary>https://datatracker.ietf.org/doc/html/rfc6902</summary>
public sealed class JsonPatchTests
{
    private static readonly PatchLimits Limits = PatchLimits.Of(ParseLimits.Default with { MaxBytes = 10_000, MaxDepth = 20 });

    private static Result<JsonObject> Apply(string document, string patch) =>
        JsonPatch.Apply(JsonNode.Parse(document)!.AsObject(), Encoding.UTF8.GetBytes(patch), Limits);

    [Theory]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"/b","value":[1]}]""", """{"a":1,"b":[1]}""")]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"/a","value":2}]""", """{"a":2}""")]                                   // add over what is there replaces it
    [InlineData("""{"a":[1,2]}""", """[{"op":"add","path":"/a/1","value":9}]""", """{"a":[1,9,2]}""")]
    [InlineData("""{"a":[1,2]}""", """[{"op":"add","path":"/a/2","value":9}]""", """{"a":[1,2,9]}""")]
    [InlineData("""{"a":[1,2]}""", """[{"op":"add","path":"/a/-","value":9}]""", """{"a":[1,2,9]}""")]
    [InlineData("""{"a":[1,2]}""", """[{"op":"add","path":"/a/-","value":null}]""", """{"a":[1,2,null]}""")]
    [InlineData("""{"a":1}""", """[{"op":"add","path":"","value":{"z":1}}]""", """{"z":1}""")]
    [InlineData("""{"a":{"b":1,"c":2}}""", """[{"op":"remove","path":"/a/b"}]""", """{"a":{"c":2}}""")]
    [InlineData("""{"a":[1,2,3]}""", """[{"op":"remove","path":"/a/1"}]""", """{"a":[1,3]}""")]
    [InlineData("""{"a":1,"b":2}""", """[{"op":"replace","path":"/a","value":{"x":[]}}]""", """{"a":{"x":[]},"b":2}""")]
    [InlineData("""{"a":[1,2]}""", """[{"op":"replace","path":"/a/0","value":"x"}]""", """{"a":["x",2]}""")]
    [InlineData("""{"a":1}""", """[{"op":"replace","path":"","value":{"z":1}}]""", """{"z":1}""")]
    [InlineData("""{"a":{"b":1},"c":{}}""", """[{"op":"move","from":"/a/b","path":"/c/d"}]""", """{"a":{},"c":{"d":1}}""")]
    [InlineData("""{"a":["x","y","z","w"]}""", """[{"op":"move","from":"/a/1","path":"/a/3"}]""", """{"a":["x","z","w","y"]}""")]
    [InlineData("""{"a":1}""", """[{"op":"move","from":"/a","path":"/a"}]""", """{"a":1}""")]
    [InlineData("""{"a":{"b":[1]}}""", """[{"op":"copy","from":"/a/b","path":"/a/c"},{"op":"add","path":"/a/c/-","value":2}]""", """{"a":{"b":[1],"c":[1,2]}}""")]
    [InlineData("""{"a":1.50,"b":"æ"}""", """[{"op":"test","path":"/a","value":1.5},{"op":"test","path":"/b","value":"\u00e6"}]""", """{"a":1.50,"b":"æ"}""")]
    [InlineData("""{"a":{"x":1,"y":[2]}}""", """[{"op":"test","path":"/a","value":{"y":[2],"x":1}}]""", """{"a":{"x":1,"y":[2]}}""")]
    [InlineData("""{"a/b":1,"m~n":2,"":3,"~1":4}""", """[{"op":"remove","path":"/a~1b"},{"op":"remove","path":"/m~0n"},{"op":"remove","path":"/"},{"op":"test","path":"/~01","value":4}]""", """{"~1":4}""")]
    [InlineData("""{"a":{"-":1,"01":2}}""", """[{"op":"replace","path":"/a/-","value":7},{"op":"replace","path":"/a/01","value":8}]""", """{"a":{"-":7,"01":8}}""")]
    [InlineData("""{"a":1}""", """[{"op":"test","path":"/a","value":1,"comment":"ignored"}]""", """{"a":1}""")]
    [InlineData("""{"a":1}""", "[]", """{"a":1}""")]
    public void An_operation_does_what_the_rfc_says(string document, string patch, string expected)
    {
        var result = Apply(document, patch);

        Assert.True(result.IsValue, result.Refusal?.ToString());
        Assert.Equal(Encoding.UTF8.GetString(PatchedJson.ToBytes(JsonNode.Parse(expected)!.AsObject())), Encoding.UTF8.GetString(PatchedJson.ToBytes(result.Value)));
    }

    [Theory]
    [InlineData("{", 400, "json-patch-malformed", null)]
    [InlineData("""[{"op":"remove","op":"add","path":"/a","value":1}]""", 400, "json-patch-malformed", null)]                  // which op would it be?
    [InlineData("""{"op":"remove","path":"/a"}""", 400, "json-patch-not-a-list", null)]
    [InlineData("""["remove"]""", 400, "json-patch-not-a-list", null)]
    [InlineData("""[{"path":"/a"}]""", 400, "json-patch-member", "op")]
    [InlineData("""[{"op":"remove","path":1}]""", 400, "json-patch-member", "path")]
    [InlineData("""[{"op":"add","path":"/a"}]""", 400, "json-patch-member", "value")]
    [InlineData("""[{"op":"move","path":"/a"}]""", 400, "json-patch-member", "from")]
    [InlineData("""[{"op":"test","path":"/a","value":1},{"op":"erase","path":"/a"}]""", 400, "json-patch-operation", "Operation 1")]
    [InlineData("""[{"op":"remove","path":"a"}]""", 400, "json-patch-pointer", "'a'")]
    [InlineData("""[{"op":"remove","path":"/a~2"}]""", 400, "json-patch-pointer", "/a~2")]
    [InlineData("""[{"op":"remove","path":"/a~"}]""", 400, "json-patch-pointer", "/a~")]
    [InlineData("""[{"op":"remove","path":"/x"}]""", 422, "json-patch-target-missing", "'/x'")]
    [InlineData("""[{"op":"replace","path":"/x","value":1}]""", 422, "json-patch-target-missing", "'/x'")]
    [InlineData("""[{"op":"add","path":"/x/y","value":1}]""", 422, "json-patch-target-missing", "'/x/y'")]
    [InlineData("""[{"op":"add","path":"/a/y","value":1}]""", 422, "json-patch-target-missing", "'/a/y'")]
    [InlineData("""[{"op":"remove","path":"/l/-"}]""", 422, "json-patch-target-missing", "'/l/-'")]
    [InlineData("""[{"op":"copy","from":"/x","path":"/a"}]""", 422, "json-patch-target-missing", "'/x'")]
    [InlineData("""[{"op":"test","path":"/x","value":null}]""", 422, "json-patch-target-missing", "'/x'")]
    [InlineData("""[{"op":"add","path":"/l/3","value":1}]""", 422, "json-patch-index", "array of 2")]
    [InlineData("""[{"op":"remove","path":"/l/2"}]""", 422, "json-patch-index", "array of 2")]
    [InlineData("""[{"op":"remove","path":"/l/01"}]""", 422, "json-patch-index", "/l/01")]
    [InlineData("""[{"op":"remove","path":"/l/+1"}]""", 422, "json-patch-index", "/l/+1")]
    [InlineData("""[{"op":"test","path":"/a","value":"1"}]""", 422, "json-patch-test-failed", "'/a'")]
    [InlineData("""[{"op":"test","path":"/l","value":[2,1]}]""", 422, "json-patch-test-failed", "'/l'")]
    [InlineData("""[{"op":"move","from":"/o","path":"/o/p"}]""", 422, "json-patch-into-itself", "'/o'")]
    [InlineData("""[{"op":"remove","path":""}]""", 422, "json-patch-root", "Operation 0")]
    [InlineData("""[{"op":"replace","path":"","value":[]}]""", 422, "json-patch-root", "Operation 0")]
    public void What_is_no_patch_or_does_not_fit_is_refused_with_its_operation_and_path(string patch, int status, string rule, string? said)
    {
        var refusal = Apply("""{"a":1,"l":[1,2],"o":{}}""", patch).Refusal;

        Assert.NotNull(refusal);
        Assert.Equal((status, rule), (refusal.Status, refusal.Issues[0].RuleId));
        if (said is not null) Assert.Contains(said, refusal.Issues[0].Text(Language.En));
    }

    [Fact]
    public void What_is_done_can_be_undone()
    {
        const int seed = 6902;
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var document = RandomObject(random, 3);
            var (pointers, before) = (Pointers(document, "").ToList(), document.ToJsonString());
            if (pointers.Count == 0) continue;
            var (pointer, value) = pointers[random.Next(pointers.Count)];
            var json = value?.ToJsonString() ?? "null";
            var patch = random.Next(3) switch
            {
                0 => $$"""[{"op":"remove","path":"{{pointer}}"},{"op":"add","path":"{{pointer}}","value":{{json}} }]""",
                1 => $$"""[{"op":"move","from":"{{pointer}}","path":"/zz"},{"op":"test","path":"/zz","value":{{json}} },{"op":"move","from":"/zz","path":"{{pointer}}"}]""",
                _ => $$"""[{"op":"copy","from":"{{pointer}}","path":"/zz"},{"op":"replace","path":"{{pointer}}","value":0},{"op":"replace","path":"{{pointer}}","value":{{json}} },{"op":"remove","path":"/zz"}]""",
            };
            var result = Apply(before, patch);

            Assert.True(result.IsValue && JsonNode.DeepEquals(JsonNode.Parse(before), result.Value), $"seed {seed}, round {round}: {before} {patch} {result.Refusal}");
        }
    }

    private static JsonObject RandomObject(Random random, int depth)
    {
        var made = new JsonObject();
        foreach (var name in (string[])["a", "b/c", "d~e", "æ", ""])
            if (random.Next(3) > 0) made[name] = RandomNode(random, depth);
        return made;
    }

    private static JsonNode? RandomNode(Random random, int depth) => random.Next(depth == 0 ? 3 : 5) switch
    {
        0 => null,
        1 => random.Next(100),
        2 => "t\"x\\" + random.Next(10),
        3 => RandomObject(random, depth - 1),
        _ => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => RandomNode(random, depth - 1))]),
    };

    private static IEnumerable<(string Pointer, JsonNode? Value)> Pointers(JsonNode? node, string at) => node switch
    {
        JsonObject members => members.SelectMany(member => Below(member.Value, $"{at}/{member.Key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}")),
        JsonArray list => list.SelectMany((item, index) => Below(item, $"{at}/{index}")),
        _ => [],
    };

    private static IEnumerable<(string, JsonNode?)> Below(JsonNode? value, string pointer) => Pointers(value, pointer).Prepend((pointer, value));

    [Fact]
    public void Copies_of_copies_end_at_the_limit_instead_of_in_the_memory()
    {
        var doubling = string.Join(',', Enumerable.Range(0, 40).Select(_ => """{"op":"copy","from":"/a","path":"/a/-"}"""));
        var refusal = Apply("""{"a":[1]}""", $"[{doubling}]").Refusal!;

        Assert.True(refusal.Issues[0].RuleId is "patch-too-large" or "patch-too-deep", refusal.ToString());
    }

    [Fact]
    public void Copies_side_by_side_end_at_the_limit_too()
    {
        var growing = string.Join(',', Enumerable.Range(0, 40).Select(at => $$"""{"op":"copy","from":"/a","path":"/b{{at}}"}"""));
        var refusal = Apply($$"""{"a":"{{new string('x', 1000)}}"}""", $"[{growing}]").Refusal!;

        Assert.Equal((413, "patch-too-large"), (refusal.Status, refusal.Issues[0].RuleId));
    }

    [Fact]
    public void A_patch_cannot_nest_deeper_than_a_resource_may()
    {
        var doubling = string.Join(',', Enumerable.Range(0, 8).Select(_ => """{"op":"copy","from":"/a","path":"/a/b"}"""));
        var refusal = Apply("""{"a":{"b":{"b":{"b":{}}}}}""", $"[{doubling}]").Refusal;

        Assert.Null(refusal);   // each copy replaces what was there, one level deeper than before
        var deep = string.Concat(Enumerable.Repeat("{\"b\":", 41)) + "1" + new string('}', 41);
        Assert.Equal((422, "patch-too-deep"), Of(Apply("""{"a":{}}""", $$"""[{"op":"add","path":"/a/b","value":{{deep}}}]""").Refusal!));
    }

    [Fact]
    public void Too_many_operations_are_refused()
    {
        var many = string.Join(',', Enumerable.Repeat("""{"op":"test","path":"/a","value":1}""", 1001));

        Assert.Equal((413, "patch-too-many-operations"), Of(Apply("""{"a":1}""", $"[{many}]").Refusal!));
    }

    private static (int, string) Of(Refusal refusal) => (refusal.Status, refusal.Issues[0].RuleId);
}
