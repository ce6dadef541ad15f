using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Fhir.Tiltak.Tests.Provesvar;

namespace Fhir.Server.Tests.Provesvar;

/// <summary><c>$from-svarrapport</c> as a client sees it, and what becomes of the Bundle when it is posted.</summary>
public sealed class FromSvarrapportTests(RunningServer server, ITestOutputHelper output) : IClassFixture<RunningServer>
{
    private const string EuropeanBundle = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-eu-bundle";
    private const string Empty14 = """<Message xmlns="http://www.kith.no/xmlstds/labsvar/2012-02-15"/>""";

    public static TheoryData<string> Messages => [.. Directory.EnumerateFiles(Folder(), "*.xml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Messages))]
    public async Task A_converted_message_can_be_posted_and_posted_again(string name)
    {
        // Three of the messages are versions of one report, and an older one is refused after a newer; here each is a report of its own.
        var bundle = Bundle(await ConvertAsync(await File.ReadAllBytesAsync(Path.Combine(Folder(), name + ".xml"), TestContext.Current.CancellationToken)))
            .ToJsonString().Replace("S-26-600", $"S-26-600-{name}", StringComparison.Ordinal);
        var first = await server.PostAsync("", bundle);
        Assert.Equal((200, ""), (first.Status, string.Join(' ', first.Status == 200 ? [] : first.Rules)));
        var stored = await CountAsync();
        var second = await server.PostAsync("", bundle);

        Assert.Equal(200, second.Status);
        Assert.Equal(stored, await CountAsync());
        Assert.Equal(Addresses(first), Addresses(second));
    }

    [Theory, MemberData(nameof(Messages))]
    public async Task Each_laboratory_report_of_a_message_becomes_a_document_of_the_European_profile(string name)
    {
        var bundle = Bundle(await ConvertAsync(await File.ReadAllBytesAsync(Path.Combine(Folder(), name + ".xml"), TestContext.Current.CancellationToken)))
            .ToJsonString().Replace("S-26-600", $"S-26-600-{name}", StringComparison.Ordinal);
        var posted = await server.PostAsync("", bundle);
        foreach (var address in Addresses(posted).Where(address => address.Contains("DiagnosticReport/", StringComparison.Ordinal)))
        {
            var report = await server.GetAsync(address);
            var answer = await server.GetAsync($"{address}/$lab-document");
            var isImaging = (string?)report.Json["category"]![0]!["coding"]![0]!["code"] == "BLD";

            Assert.Equal((isImaging ? 422 : 200, name), (answer.Status, name));
            if (isImaging) continue;
            var verdict = (await server.PostAsync($"Bundle/$validate?profile={EuropeanBundle}", answer.Text)).Json["issue"]!.AsArray();
            Assert.DoesNotContain(verdict, issue => (string?)issue!["severity"] is "error" or "fatal");
            Assert.Equal(EuropeanBundle, (string?)answer.Json["meta"]?["profile"]?[0]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_becomes_of_a_damaged_message_is_stored_or_is_an_older_version(int seed)
    {
        var random = new Random(seed);
        var (stored, late) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(Folder(), "*.xml").Order(StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            if (text.Contains("encoding=\"UTF-16\"", StringComparison.OrdinalIgnoreCase) || text.Contains("encoding=\"ISO", StringComparison.OrdinalIgnoreCase)) continue;
            var damaged = SvarrapportMutator.Damage(text[text.IndexOf('<', text.StartsWith("<?xml", StringComparison.Ordinal) ? 1 : 0)..].TrimEnd('\0'), random);
            if (Tiltak.Provesvar.Svarrapport.Convert(Bytes(damaged), null, Tiltak.Provesvar.SvarrapportOptions.Default) is not { IsValue: true, Value: var converted }) continue;
            var answer = await server.PostAsync("", Encoding.UTF8.GetString(converted.Bundle));
            // Several of the messages are versions of one report, and an older one is refused after a newer.
            var isLate = answer.Status == 409 && answer.Rules[0].StartsWith("provesvar-", StringComparison.Ordinal);
            Assert.True(answer.Status == 200 || isLate, $"seed {seed}, {Path.GetFileName(file)}: {answer.Status} {answer.Text}\n{damaged}");
            _ = isLate ? late++ : stored++;
        }
        output.WriteLine($"seed {seed}: {stored} stored, {late} older than what was there");
        Assert.True(stored > 10);
    }

    [Fact]
    public async Task A_new_version_of_a_report_takes_the_place_of_the_old_one()
    {
        await server.PostAsync("", Bundle(await ConvertAsync(Bytes(Report("N", "5.3")))).ToJsonString());
        await server.PostAsync("", Bundle(await ConvertAsync(Bytes(Report("M", "4.4")))).ToJsonString());

        var found = await server.GetAsync("DiagnosticReport?identifier=https://fhirref.example/no/provesvar/sid/svar/her-90001|VERSJON-1");
        var report = Assert.Single(found.Entries)["resource"]!;
        Assert.Equal(("amended", "2"), ((string?)report["status"], (string?)report["meta"]!["versionId"]));
        var result = await server.GetAsync((string)report["result"]![0]!["reference"]!);
        Assert.Equal(4.4m, (decimal)result.Json["valueQuantity"]!["value"]!);
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/xml")]
    [InlineData("application/xml; charset=utf-8")]
    public async Task Xml_is_taken_under_its_usual_names(string type) => Assert.Equal(200, (await ConvertAsync(Bytes(Report("N", "1")), type)).Status);

    [Theory]
    [InlineData("application/gzip")]
    [InlineData("application/octet-stream")]
    [InlineData("APPLICATION/ZIP")]
    [InlineData("multipart/related; boundary=b; type=\"text/xml\"")]
    public async Task A_packed_message_is_taken_under_the_names_of_its_packing_here_and_nowhere_else(string type)
    {
        using var to = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(to, System.IO.Compression.CompressionLevel.Fastest)) gzip.Write(Bytes(Report("N", "1")));

        var answer = await ConvertAsync(to.ToArray(), type);

        Assert.Equal(200, answer.Status);
        Assert.Contains("svarrapport-unpacked", answer.Text);
        Assert.Equal(415, (await server.SendAsync("POST", "Patient", "{}", type)).Status);
    }

    [Fact]
    public async Task A_message_that_would_unpack_to_too_much_is_refused_with_413()
    {
        using var to = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(to, System.IO.Compression.CompressionLevel.Fastest)) gzip.Write(new byte[40_000_000]);

        var answer = await ConvertAsync(to.ToArray(), "application/gzip");

        Assert.Equal((413, "OperationOutcome"), (answer.Status, (string?)answer.Json["resourceType"]));
        Assert.Contains("svarrapport-packed-size", answer.Rules);
    }

    [Fact]
    public async Task The_character_set_of_the_header_is_believed_when_the_message_names_none()
    {
        var latin = Encoding.Latin1.GetBytes(Report("N", "1").Replace("Kvistad", "Blåbærås", StringComparison.Ordinal));

        var answer = await ConvertAsync(latin, "text/xml; charset=iso-8859-1");

        Assert.Contains("Blåbærås", answer.Text);
        Assert.DoesNotContain("svarrapport-encoding", answer.Text);
    }

    [Theory]
    [InlineData("", 400, "svarrapport-empty")]
    [InlineData("{\"resourceType\":\"Patient\"}", 400, "xml-malformed")]
    [InlineData("<a><b></a>", 400, "xml-malformed")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", 400, "xml-dtd")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\"/>", 422, "svarrapport-not-found")]
    [InlineData(Empty14, 422, "svarrapport-no-report")]
    public async Task What_is_no_report_is_refused_with_its_reason(string body, int status, string rule)
    {
        var answer = await ConvertAsync(Bytes(body));

        Assert.Equal((status, "OperationOutcome"), (answer.Status, (string?)answer.Json["resourceType"]));
        Assert.Contains(rule, answer.Rules);
    }

    [Theory]
    [InlineData("application/pdf", 415)]
    [InlineData("text/plain", 415)]
    public async Task What_is_not_xml_by_its_name_is_not_taken(string type, int status) => Assert.Equal(status, (await ConvertAsync(Bytes(Report("N", "1")), type)).Status);

    [Fact]
    public async Task A_parameter_that_is_neither_true_nor_false_is_refused()
    {
        var answer = await ConvertAsync(Bytes(Report("N", "1")), query: "?keepDocuments=maybe");

        Assert.Equal((400, "operation-parameter-invalid"), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task The_account_is_in_the_language_of_the_caller_with_the_other_beside_it()
    {
        var answer = await ConvertAsync(Bytes(Report("N", "1")), language: "en");

        var first = answer.Json["parameter"]![1]!["resource"]!["issue"]![0]!;
        Assert.Equal("svarrapport-coverage", (string?)first["details"]!["coding"]![0]!["code"]);
        Assert.StartsWith("The message has", (string?)first["details"]!["text"]);
        Assert.Contains("Meldingen har", first["details"]!["_text"]!.ToJsonString());
    }

    [Fact]
    public async Task Nothing_is_stored_by_converting()
    {
        var before = await CountAsync();
        await ConvertAsync(Bytes(Report("N", "1").Replace("VERSJON-1", "LAGRES-IKKE", StringComparison.Ordinal)));

        Assert.Equal(before, await CountAsync());
    }

    private static string Report(string kind, string value) => $"""
        <Message xmlns="http://www.kith.no/xmlstds/labsvar/2012-02-15"><GenDate V="2026-10-06T09:20:00"/><MsgId>m-{kind}-{value}</MsgId><ServReport><ServType V="{kind}"/><Status V="F"/><MsgDescr V="CLIN"/>
        <ServProvId>VERSJON-1</ServProvId><Patient><Name>Kvistad, Ragnhild</Name><OffId>08857949871</OffId><TypeOffId V="FNR"/><ResultItem><ServType V="{kind}"/><IdResultItem>1</IdResultItem>
        <Investigation><Id V="NPU03230" S="2.16.578.1.12.4.1.1.7280" DN="P-Kalium"/></Investigation><NumResult><NumResultValue V="{value}" U="mmol/L"/></NumResult></ResultItem></Patient>
        <ServProvider><HCP><Inst><Name>Laboratoriet</Name><Id>90001</Id><TypeId V="HER"/></Inst></HCP></ServProvider></ServReport></Message>
        """;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static JsonNode Bundle(Answer answer) => answer.Json["parameter"]![0]!["resource"]!;

    private static List<string> Addresses(Answer transaction) => [.. transaction.Entries.Select(entry => ((string)entry["response"]!["location"]!).Split("/_history")[0])];

    private async Task<string> CountAsync()
    {
        var counts = new List<string>();
        foreach (var type in (string[])["Patient", "PractitionerRole", "ServiceRequest", "Specimen", "Observation", "DiagnosticReport", "ImagingStudy", "DocumentReference"])
            counts.Add($"{type} {(await server.GetAsync($"{type}?_summary=count")).Json["total"]}");
        return string.Join(", ", counts);
    }

    private async Task<Answer> ConvertAsync(byte[] message, string type = "application/xml", string query = "", string language = "nb")
    {
        using var content = new ByteArrayContent(message);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Base}/$from-svarrapport{query}") { Content = content };
        request.Headers.AcceptLanguage.ParseAdd(language);
        var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, text, new Dictionary<string, string>());
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Fhir.Tiltak.Tests", "Provesvar", "Svarrapporter");
}
