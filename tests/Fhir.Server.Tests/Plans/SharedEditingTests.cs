using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Plans;

/// <summary>Several edit one plan: who does not say what he has read changes nothing. https://hl7.org/fhir/R4/http.html#concurrency</summary>
public sealed class SharedEditingTests(PlanServer server) : IClassFixture<PlanServer>
{
    private static string Body(string id, string title = "Endret", bool isProfiled = true) => PlanServer.Resource("CarePlan", id, isProfiled
        ? PlanServer.Plan(id, title) : PlanServer.Plan(id, title).Replace("plan-careplan", "glemt", StringComparison.Ordinal).Replace("\"meta\":{\"profile\":[\"" + PlanServer.Profiles + "glemt\"]},", "", StringComparison.Ordinal));

    private async Task NewAsync(string id) => Assert.Equal(201, (await server.PutAsync($"CarePlan/{id}", Body(id, "Først"))).Status);

    [Fact]
    public async Task A_plan_changes_only_from_the_version_that_was_read()
    {
        await NewAsync("edited");

        var blind = await server.PutAsync("CarePlan/edited", Body("edited"));
        Assert.Equal((428, "plan-if-match-missing"), (blind.Status, blind.Rules[0]));
        Assert.Contains("W/\\\"1\\\"", blind.Text);
        Assert.Equal(428, (await server.PutAsync("CarePlan/edited", Body("edited"), ("If-Match", "*"))).Status);
        Assert.Equal(200, (await server.PutAsync("CarePlan/edited", Body("edited", "Fastlegens"), ("If-Match", "W/\"1\""))).Status);
        Assert.Equal(412, (await server.PutAsync("CarePlan/edited", Body("edited", "Sykepleierens"), ("If-Match", "W/\"1\""))).Status);
        Assert.Equal("Fastlegens", (await server.GetAsync("CarePlan/edited")).Json["title"]!.GetValue<string>());
        Assert.Equal("Først", (await server.GetAsync("CarePlan/edited/_history/1")).Json["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task Of_many_who_edit_the_same_version_one_gets_through()
    {
        await NewAsync("contended");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => server.PutAsync("CarePlan/contended", Body("contended", $"Utgave {number}"), ("If-Match", "W/\"1\""))));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(19, answers.Count(answer => answer.Status == 412));
    }

    [Fact]
    public async Task A_plan_is_shared_also_when_it_is_sent_without_its_profile()
    {
        await NewAsync("unprofiled");

        Assert.Equal(428, (await server.PutAsync("CarePlan/unprofiled", Body("unprofiled", isProfiled: false))).Status);
    }

    [Fact]
    public async Task A_zone_is_shared_too() =>
        Assert.Equal(428, (await server.PutAsync("CarePlan/zoned-sone-red", (await server.GetAsync("CarePlan/zoned-sone-red")).Text)).Status);

    [Theory]
    [InlineData("CarePlan/bundled", null, 428)]
    [InlineData("CarePlan/bundled", "*", 428)]
    [InlineData("CarePlan/bundled", "W/\"7\"", 412)]
    [InlineData("CarePlan/bundled", "W/\"1\"", 200)]
    [InlineData("CarePlan?identifier=https://plan.example/plan|bundled", null, 428)]
    public async Task In_a_transaction_each_entry_says_it_itself(string url, string? ifMatch, int status)
    {
        await server.DeleteAsync("CarePlan/bundled");
        var id = $"bundled-{Guid.NewGuid():N}";
        await NewAsync(id);
        var answer = await server.PostAsync("", $$"""
            {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{Body(id)}},"request":{"method":"PUT","url":"{{url.Replace("bundled", id, StringComparison.Ordinal)}}"
             {{(ifMatch is null ? "" : $",\"ifMatch\":\"{ifMatch.Replace("\"", "\\\"", StringComparison.Ordinal)}\"")}} } }]}
            """);

        Assert.True(status == answer.Status, answer.Text);
    }

    [Fact]
    public async Task In_a_batch_the_header_is_the_entrys()
    {
        await NewAsync("batched");
        string Entry(string? ifMatch) => $$"""{"resourceType":"Bundle","type":"batch","entry":[{"resource":{{Body("batched")}},"request":{"method":"PUT","url":"CarePlan/batched"{{(ifMatch is null ? "" : $",\"ifMatch\":\"W/\\\"{ifMatch}\\\"\"")}} } }]}""";

        Assert.StartsWith("428", (await server.PostAsync("", Entry(null))).Entries[0]["response"]!["status"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("200", (await server.PostAsync("", Entry("1"))).Entries[0]["response"]!["status"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conditional_update_needs_it_when_there_is_a_plan_and_not_when_there_is_none()
    {
        var body = PlanServer.Resource("CarePlan", "x", PlanServer.Plan("conditional")).Replace("\"id\":\"x\",", "", StringComparison.Ordinal);
        const string address = "CarePlan?identifier=https://plan.example/plan|conditional";

        Assert.Equal(201, (await server.PutAsync(address, body)).Status);
        Assert.Equal(428, (await server.PutAsync(address, body)).Status);
        Assert.Equal(200, (await server.PutAsync(address, body, ("If-Match", "W/\"1\""))).Status);
    }

    [Fact]
    public async Task A_patch_says_what_it_changes_and_a_care_plan_of_another_kind_is_left_alone()
    {
        await NewAsync("patched");
        var patch = await server.SendAsync("PATCH", "CarePlan/patched", """[{"op":"replace","path":"/title","value":"Lappet"}]""", "application/json-patch+json");
        Assert.Equal((200, "Lappet"), (patch.Status, patch.Json["title"]!.GetValue<string>()));

        const string plain = """{"resourceType":"CarePlan","id":"plain","status":"active","intent":"plan","subject":{"reference":"Patient/p"}}""";
        Assert.Equal(201, (await server.PutAsync("CarePlan/plain", plain)).Status);
        Assert.Equal(200, (await server.PutAsync("CarePlan/plain", plain)).Status);
    }
}
