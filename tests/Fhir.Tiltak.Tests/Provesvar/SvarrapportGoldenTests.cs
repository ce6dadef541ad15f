using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Fhir.Tiltak.Provesvar;
using Xunit;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>
/// Each message beside these tests has the Bundle and the account it becomes beside it. All are valid against the profiles, and nothing of them is lost without a
/// reason.
/// </summary>
public class SvarrapportGoldenTests(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static TheoryData<string> Messages => [.. SvarrapportFiles.Names];

    [Theory, MemberData(nameof(Messages))]
    public void A_message_becomes_its_bundle(string name)
    {
        var converted = SvarrapportFiles.Convert(name);

        SvarrapportFiles.Verify($"{name}.bundle.verified.json", JsonNode.Parse(converted.Bundle)!.ToJsonString(Pretty) + "\n");
        SvarrapportFiles.Verify($"{name}.outcome.verified.txt", string.Concat(converted.Issues.Select(Line)));
    }

    [Theory, MemberData(nameof(Messages))]
    public void A_bundle_is_valid_against_the_profiles(string name)
    {
        var issues = ProfileInstances.Issues(SvarrapportFiles.Convert(name).Bundle);

        Assert.DoesNotContain(issues, issue => issue.IsError);
    }

    [Theory, MemberData(nameof(Messages))]
    public void Nothing_is_lost_without_a_reason(string name)
    {
        var converted = SvarrapportFiles.Convert(name);

        output.WriteLine($"{name}: {converted.Carried} of {converted.Total} carried over, {converted.Unexplained} unexplained");
        Assert.Equal(0, converted.Unexplained);
    }

    [Theory, MemberData(nameof(Messages))]
    public void The_same_message_gives_the_same_bytes(string name) => Assert.Equal(SvarrapportFiles.Convert(name).Bundle, SvarrapportFiles.Convert(name).Bundle);

    private static string Line(Issue issue) => $"{issue.Severity.ToCode()} {issue.RuleId} {issue.Text(Language.Nb)}\n";
}
