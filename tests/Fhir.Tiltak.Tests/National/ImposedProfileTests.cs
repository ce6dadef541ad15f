using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Profiles;
using Fhir.Tiltak.Tests.Rules;
using Xunit;

namespace Fhir.Tiltak.Tests.National;

/// <summary>The profiles of others that ours impose (no-basis, IPS, MHD, the European ones, R4's vital signs): held to when they are there, and said when they are not.</summary>
public class ImposedProfileTests
{
    /// <summary>Slug, profile, what it imposes.</summary>
    public static TheoryData<string, string, string> Imposed => [.. ProfileInstances.Slugs.SelectMany(slug => Guide.Profiles(slug).SelectMany(url =>
        Guide.Expanded(url).ImposedProfiles.Select(imposed => new TheoryDataRow<string, string, string>(slug, url, imposed))))];

    public static TheoryData<string> Sources => [.. NationalInstances.Sources];

    [Theory, MemberData(nameof(Imposed))]
    public void What_is_imposed_is_held_to_when_it_is_there_and_said_when_it_is_not(string slug, string url, string imposed)
    {
        Assert.Contains($"/{slug}/", url, StringComparison.Ordinal);
        var definition = Guide.Json(url);
        // What only the server makes has no example; one of its type is held to it by name, valid or not.
        var own = Guide.InstancesOf(definition).Select(found => found.Document).FirstOrDefault();
        var (instance, named) = own is null ? (Guide.OfType(definition["type"]!.GetValue<string>()).First(), new[] { url }) : (own, []);
        var isCore = DefinitionsPack.Core.Find(imposed) is not null;

        var without = Guide.Issues(instance, null, named);
        var with = Guide.Issues(instance, Guide.Over(Guide.With(Demanding(imposed, definition["type"]!.GetValue<string>())), imposed), named);

        Assert.DoesNotContain(without, issue => own is not null && issue.IsError);
        Assert.Equal(!isCore, without.Any(issue => issue is { RuleId: "profile-unresolved", IsError: false } && issue.Arguments.Contains(imposed)));
        Assert.Contains(with, issue => issue is { RuleId: "invariant-demand-1", IsError: true });
        Assert.DoesNotContain(with, issue => issue.RuleId == "profile-unresolved" && issue.Arguments.Contains(imposed));
    }

    [Theory, MemberData(nameof(ProfileExamplesTests.Slugs), MemberType = typeof(ProfileExamplesTests))]
    public void A_package_names_what_its_profiles_impose(string slug)
    {
        using var stream = typeof(ProfilePackages).Assembly.GetManifestResourceStream($"Packages/{slug}/package/package.json")!;
        var named = JsonNode.Parse(stream)!["imposedProfiles"]?.AsArray().Select(profile => profile!.GetValue<string>()) ?? [];
        var imposed = Guide.Profiles(slug).SelectMany(url => Guide.Expanded(url).ImposedProfiles).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(imposed, named);
    }

    [Fact]
    public void Every_national_profile_that_is_imposed_exists()
    {
        Assert.SkipUnless(NationalProfiles.Folder is not null, NationalProfiles.Missing);

        Assert.All(Imposed.Select(row => row.Data.Item3).Where(imposed => imposed.StartsWith("http://hl7.no/", StringComparison.Ordinal)), imposed => Assert.True(NationalProfiles.Has(imposed), imposed));
    }

    [Theory, MemberData(nameof(Sources))]
    public void With_the_national_package_installed_everything_is_as_valid_as_without(string source)
    {
        Assert.SkipUnless(NationalProfiles.Folder is not null, NationalProfiles.Missing);
        var issues = NationalInstances.Of(source).SelectMany(resource => Guide.Issues(resource, NationalProfiles.Validator)).ToList();

        Assert.Equal([], issues.Where(issue => issue.IsError).Select(issue => issue.ToString()));
        Assert.DoesNotContain(issues, issue => issue.RuleId == "profile-unresolved" && issue.Arguments.Any(argument => argument.StartsWith("http://hl7.no/", StringComparison.Ordinal)));
    }

    /// <summary>A profile under the name of the imposed one that nothing conforms to.</summary>
    private static JsonObject Demanding(string url, string type) => JsonNode.Parse($$"""
        {"resourceType":"StructureDefinition","url":"{{url}}","name":"Demanding","status":"draft","fhirVersion":"4.0.1","kind":"resource","abstract":false,"type":"{{type}}",
         "baseDefinition":"http://hl7.org/fhir/StructureDefinition/{{type}}","derivation":"constraint",
         "differential":{"element":[{"id":"{{type}}","path":"{{type}}","constraint":[{"key":"demand-1","severity":"error","human":"Nothing will do","expression":"false"}]}]} }
        """)!.AsObject();
}
