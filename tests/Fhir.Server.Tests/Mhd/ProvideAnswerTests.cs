using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;
using Fhir.Tiltak.Journaldokumenter.Provide;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>What the server says and does, held against what the package says.</summary>
public sealed class ProvideAnswerTests(MhdServer server) : IClassFixture<MhdServer>
{
    private const string Response = "https://fhirref.example/no/journaldokumenter/StructureDefinition/journal-providebundle-response";
    private const string MimeTypes = "https://fhirref.example/no/journaldokumenter/ValueSet/journal-mime-type";

    [Fact]
    public async Task The_answer_to_a_submission_follows_its_profile()
    {
        var old = (await server.ProvideAsync(Submission.Of(Submission.Comprehensive)))[1];
        var submission = Submission.Of(Submission.Comprehensive).Replacing(old);
        submission.Document["masterIdentifier"]!.AsObject().Remove("type");
        var answer = await server.PostAsync("", submission.ToString());
        var validator = new ProfileValidator(ProfilePackages.WithCore, new TerminologyService(ProfilePackages.WithCore), DefinitionsPack.Core.Schema);
        var document = JsonParser.Parse(Encoding.UTF8.GetBytes(answer.Text), DefinitionsPack.Core.Schema).Document!;

        Assert.NotNull(answer.Entries[1]["response"]!["outcome"]);
        Assert.DoesNotContain(validator.Validate(document, ValidationOptions.Default with { Profiles = [Response] }), issue => issue.IsError);
    }

    [Fact]
    public void The_media_types_that_are_taken_are_those_of_the_value_set()
    {
        var set = ProfilePackages.WithCore.Find(MimeTypes)!.Root;
        var codes = new List<string>();
        foreach (var concept in set.Child("compose").Child("include").ChildrenNamed("concept")) codes.Add(concept.ValueOf("code")!);

        Assert.Equal(DocumentTypes.All, codes.Order(StringComparer.Ordinal));
    }
}
