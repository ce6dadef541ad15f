using Fhir.Profiles;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>A national profile that ours impose, on a server that gets it, and loses it again.</summary>
public sealed class ImposedProfileTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task What_is_imposed_is_said_until_it_is_installed_and_enforced_while_it_is()
    {
        var procedure = Example("kritisk-info", "Procedure-kritisk-procedure-minimal");
        // Demands what the example does not have, under the name of the profile that the example's own imposes.
        const string national = """
            {"resourceType":"StructureDefinition","id":"no-basis-procedure","url":"http://hl7.no/fhir/StructureDefinition/no-basis-Procedure","version":"9.9.9","name":"National","status":"active",
             "fhirVersion":"4.0.1","kind":"resource","abstract":false,"type":"Procedure","baseDefinition":"http://hl7.org/fhir/StructureDefinition/Procedure","derivation":"constraint",
             "differential":{"element":[{"id":"Procedure","path":"Procedure"},{"id":"Procedure.asserter","path":"Procedure.asserter","min":1}]} }
            """;

        var before = await ValidateAsync(procedure);
        Assert.Equal(201, (await server.PutAsync("StructureDefinition/no-basis-procedure", national)).Status);
        var during = await ValidateAsync(procedure);
        var refused = await server.PostAsync("Procedure", procedure);
        Assert.Equal(204, (await server.DeleteAsync("StructureDefinition/no-basis-procedure")).Status);
        var after = await ValidateAsync(procedure);

        Assert.All((Answer[])[before, after], answer => Assert.Contains("no-basis-Procedure", Unresolved(answer), StringComparison.Ordinal));
        Assert.All((Answer[])[before, after], answer => Assert.DoesNotContain("cardinality-min", answer.Rules));
        Assert.DoesNotContain("no-basis-Procedure", Unresolved(during), StringComparison.Ordinal);
        Assert.Contains("cardinality-min", during.Rules);
        Assert.Equal((422, true), (refused.Status, refused.Text.Contains("Procedure.asserter", StringComparison.Ordinal)));
    }

    private Task<Answer> ValidateAsync(string resource) => server.PostAsync("Procedure/$validate", resource);

    /// <summary>What the answer says could not be looked up; that makes nobody's resource worse.</summary>
    private static string Unresolved(Answer answer) => string.Join('\n', answer.Json["issue"]!.AsArray()
        .Where(issue => issue!["details"]!["coding"]![0]!["code"]!.GetValue<string>() == "profile-unresolved" && issue["severity"]!.GetValue<string>() == "information").Select(issue => issue!.ToJsonString()));

    private static string Example(string slug, string name)
    {
        var file = ProfilePackages.Of(TiltakCatalog.Find(slug)!)!.Examples.Single(file => file.Path.EndsWith($"{name}.json", StringComparison.Ordinal));
        return System.Text.Encoding.UTF8.GetString(file.ReadBytes());
    }
}
