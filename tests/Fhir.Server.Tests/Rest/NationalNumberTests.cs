using System.Text.Json.Nodes;
using Fhir.Server.Validation;
using Xunit;

namespace Fhir.Server.Tests.Rest;

public sealed class RefusingNumbers() : RunningServer("--FhirRef:Seed=false", "--FhirRef:NationalNumbersInUrl=Reject");

public sealed class IgnoringNumbers() : RunningServer("--FhirRef:Seed=false", "--FhirRef:NationalNumbersInUrl=Off");

/// <summary>A national number in an address is refused, warned about or passed over, as the setting says; in a body it is always welcome.</summary>
public sealed class NationalNumberTests(RefusingNumbers refusing, IgnoringNumbers ignoring, RunningServer warning) : IClassFixture<RefusingNumbers>, IClassFixture<IgnoringNumbers>, IClassFixture<RunningServer>
{
    private const string Number = "14864349634";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Fnr = "urn:oid:2.16.578.1.12.4.1.4.1";

    /// <summary>Method, address, If-None-Exist: everywhere a number can stand where others keep it.</summary>
    public static TheoryData<string, string, string> Requests => new()
    {
        { "GET", $"Patient?identifier={Fnr}|{Number}", "" },
        { "GET", $"Patient?identifier={Fnr}%7C{Number}", "" },
        { "GET", $"Patient?identifier={Number}", "" },
        { "HEAD", $"Patient?identifier={Number}", "" },
        { "GET", "Patient?identifier=%31%34864349634", "" },
        { "GET", $"Patient?identifier=urn%253Aoid%253A2.16.578.1.12.4.1.4.1%257C{Number}", "" },
        { "GET", "Patient?identifier=148643%2049634", "" },
        { "GET", "Patient?identifier=148643+49634", "" },
        { "GET", "Patient?name=Kari&identifier=1,2," + Number, "" },
        { "GET", $"Patient?{Number}", "" },
        { "GET", $"Patient?_format={Number}", "" },
        { "GET", $"Observation?subject:Patient.identifier={Fnr}|{Number}", "" },
        { "GET", $"Observation?subject:identifier={Fnr}|{Number}", "" },
        { "GET", $"Observation?patient=Patient/{Number}", "" },
        { "GET", $"Patient?_has:RelatedPerson:patient:identifier={Number}", "" },
        { "GET", $"Patient?_filter=identifier eq {Number}", "" },
        { "GET", $"?_type=Patient&identifier={Number}", "" },
        { "GET", $"Patient/{Number}/Observation", "" },
        { "GET", $"Patient/a/Observation?code={Number}", "" },
        { "GET", $"Patient/{Number}", "" },
        { "GET", $"Patient%2F{Number}", "" },
        { "GET", $"Patient/fnr-{Number}", "" },
        { "GET", $"Patient/{Number}/_history/1", "" },
        { "GET", $"Nothing/{Number}", "" },
        { "PUT", $"Patient/{Number}", "" },
        { "PUT", $"Patient?identifier={Fnr}|{Number}", "" },
        { "PATCH", $"Patient?identifier={Fnr}|{Number}", "" },
        { "DELETE", $"Patient?identifier={Fnr}|{Number}", "" },
        { "POST", $"Patient/_search?identifier={Number}", "" },
        { "POST", "Patient", $"identifier={Fnr}|{Number}" },
        { "POST", "Patient", $"identifier={Fnr}%7C{Number}" },
        { "GET", $"Patient/$summary?identifier={Fnr}|{Number}", "" },
        { "GET", $"metadata?mode={Number}", "" },
    };

    [Theory, MemberData(nameof(Requests))]
    public async Task A_number_in_an_address_is_refused_and_not_said_again(string method, string address, string condition)
    {
        var answer = await AskAsync(refusing, method, address, condition);

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain(Number, Everything(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("49634", Everything(answer), StringComparison.Ordinal);
        if (method == "HEAD") return;
        Assert.Equal("national-number-in-url", answer.Rules.Single());
        var issue = answer.Json["issue"]![0]!;
        Assert.Equal(("error", "security"), (issue["severity"]!.GetValue<string>(), issue["code"]!.GetValue<string>()));
        Assert.Contains("POST til [type]/_search", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Send searches as POST to [type]/_search", answer.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Requests))]
    public async Task Where_the_setting_warns_the_answer_is_what_it_would_be_and_carries_a_warning(string method, string address, string condition)
    {
        var (warned, silent) = (await AskAsync(warning, method, address, condition), await AskAsync(ignoring, method, address, condition));

        Assert.Equal(silent.Status, warned.Status);
        Assert.Contains("national number", warned.Header("Warning"), StringComparison.Ordinal);
        Assert.Equal("", silent.Header("Warning"));
        Assert.DoesNotContain("national-number-in-url", silent.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/fhir+xml")]
    public async Task No_format_says_the_number_again(string accept)
    {
        var answer = await refusing.GetAsync($"Patient?identifier={Number}", ("Accept", accept));

        Assert.Equal(400, answer.Status);
        Assert.StartsWith(accept, answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.DoesNotContain(Number, Everything(answer), StringComparison.Ordinal);
        Assert.Contains("_search", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_may_hold_the_number_in_every_setting()
    {
        foreach (var server in (RunningServer[])[refusing, warning, ignoring])
        {
            var created = await server.PostAsync("", Transaction("POST", "Patient", $"identifier={Fnr}|{Number}"));
            var again = await server.PostAsync("", Transaction("PUT", $"Patient?identifier={Fnr}|{Number}", null));
            var found = await server.SendAsync("POST", "Patient/_search", $"identifier={Fnr}%7C{Number}", Form);
            var batch = await server.PostAsync("", $$"""{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"Patient?identifier={{Fnr}}|{{Number}}"} }]}""");

            Assert.Equal([200, 200, 200, 200], (int[])[created.Status, again.Status, found.Status, batch.Status]);
            Assert.Single(found.Matches);
            Assert.Single(batch.Entries[0]["resource"]!["entry"]!.AsArray());
            Assert.All((Answer[])[created, again, found, batch], answer => Assert.DoesNotContain("national-number-in-url", answer.Text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Patient?_id=98c65d58-bc69-46c2-8e7d-d10870906375")]      // eleven digits of a UUID
    [InlineData("Patient?birthdate=1943-06-14")]
    [InlineData("Patient?identifier=urn:oid:2.16.578.1.12.4.1.4.101|310000000")]
    [InlineData("Observation?value-quantity=148643.49635")]                // two parts without check digits
    [InlineData("Device?identifier=07038010000123")]                       // fourteen digits
    public async Task Other_numbers_are_not_taken_for_one(string address) => Assert.Equal(200, (await refusing.GetAsync(address)).Status);

    [Fact]
    public async Task What_is_required_of_searches_is_stated_where_it_is_required()
    {
        var (required, optional) = (await refusing.GetAsync("metadata"), await warning.GetAsync("metadata"));

        Assert.Contains("POST to _search", Description(required), StringComparison.Ordinal);
        Assert.DoesNotContain("_search", Description(optional), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_to_further_pages_hold_no_number_and_can_be_followed()
    {
        foreach (var name in (string[])["a", "b"])
            Assert.Equal(201, (await refusing.PostAsync("RelatedPerson", $$"""{"resourceType":"RelatedPerson","patient":{"identifier":{"system":"{{Fnr}}","value":"15858020023"} },"name":[{"family":"{{name}}"}]}""")).Status);
        var first = await refusing.SendAsync("POST", "RelatedPerson/_search", $"patient:identifier={Fnr}%7C15858020023&_count=1", Form);
        var next = await refusing.GetAsync(first.Link("next")!);

        Assert.Equal((200, 1), (next.Status, next.Matches.Count));
        Assert.DoesNotContain("15858020023", first.Link("next") + next.Link("self"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("14864349634", true)]
    [InlineData("14864349635", true)]       // a slip of the pen tells of a person too
    [InlineData("|14864349634", true)]
    [InlineData("148643 49634", true)]
    [InlineData("148643-49634", true)]
    [InlineData("158580 20031", true)]      // as they are given from 2032
    [InlineData("148643 49635", false)]
    [InlineData("x14864349634", false)]
    [InlineData("148643496340", false)]
    [InlineData("201100000107", true)]      // DUF numbers
    [InlineData("|202012345602", true)]
    [InlineData("202012345602", true)]
    [InlineData("202012345603", false)]     // twelve digits that are none
    [InlineData("202612010830", false)]     // a time
    [InlineData("x201100000107", false)]
    [InlineData("1486434963", false)]
    [InlineData("%2F14864349634", true)]
    [InlineData("%", false)]
    [InlineData("", false)]
    public void Eleven_digits_are_a_number_and_two_parts_or_twelve_by_their_check_digits(string text, bool holds) => Assert.Equal(holds, NationalNumbers.AreIn(text));

    private static Task<Answer> AskAsync(RunningServer server, string method, string address, string condition)
    {
        (string, string)[] headers = condition.Length == 0 ? [] : [("If-None-Exist", condition)];
        // Nothing stands behind the addresses, and nothing is left there: the body is refused by whatever reads it.
        return server.SendAsync(method, address, method is "PUT" or "PATCH" or "POST" ? "{" : null, address.Contains("_search", StringComparison.Ordinal) ? Form : "application/fhir+json", headers);
    }

    private static string Transaction(string method, string url, string? condition) => $$"""
        {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient","identifier":[{"system":"{{Fnr}}","value":"{{Number}}"}]},
         "request":{"method":"{{method}}","url":"{{url}}"{{(condition is null ? "" : $",\"ifNoneExist\":\"{condition}\"")}} } } ]}
        """;

    private static string Everything(Answer answer) => answer.Text + string.Join('\n', answer.Headers.Select(header => $"{header.Key}: {header.Value}"));

    private static string Description(Answer statement) => ((JsonObject)statement.Json)["rest"]![0]!["security"]!["description"]!.GetValue<string>();
}
