using System.IO.Compression;
using System.Net;
using System.Text;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>What is HTTP's own: packed bodies, OPTIONS, formats. https://hl7.org/fhir/R4/http.html#general</summary>
public sealed class HttpTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Patient = """{"resourceType":"Patient","gender":"other"}""";

    private static byte[] Packed(string coding, byte[] content)
    {
        using var packed = new MemoryStream();
        using (Stream packer = coding == "br" ? new BrotliStream(packed, CompressionLevel.SmallestSize, true) : new GZipStream(packed, CompressionLevel.SmallestSize, true)) packer.Write(content);
        return packed.ToArray();
    }

    private async Task<(int Status, string Text, HttpResponseMessage Response)> PostAsync(byte[] body, string coding, string contentType = "application/fhir+json", string type = "Patient")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Base}/{type}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    public async Task A_packed_body_is_unpacked(string coding)
    {
        var (status, text, _) = await PostAsync(Packed(coding, Encoding.UTF8.GetBytes(Patient)), coding);

        Assert.Equal(201, status);
        Assert.Contains("\"gender\":\"other\"", text);
    }

    /// <summary>The decoders of the framework take half a file for all of it. https://www.rfc-editor.org/rfc/rfc1952#section-2.2</summary>
    [Theory]
    [InlineData("gzip", 1)]      // of its length
    [InlineData("gzip", 8)]      // its checksum and its length: all content is there
    [InlineData("gzip", 500)]    // content
    [InlineData("br", 1)]
    [InlineData("br", 500)]
    public async Task A_packed_body_that_is_cut_off_is_400_and_never_half_a_content(string coding, int missing)
    {
        var content = new byte[20_000];
        new Random(7).NextBytes(content);
        var (status, text, _) = await PostAsync(Packed(coding, content)[..^missing], coding, "application/pdf", "Binary");

        Assert.Equal(400, status);
        Assert.Contains("http-body-broken", text);
    }

    [Theory]
    [InlineData("gzip", 200_000)]
    [InlineData("br", 200_000)]
    [InlineData("gzip", 1)]
    public async Task A_content_comes_out_of_its_packing_as_it_went_in_and_of_several_members_too(string coding, int length)
    {
        var content = new byte[length];
        new Random(11).NextBytes(content);
        byte[] packed = coding == "br" ? Packed(coding, content) : [.. Packed(coding, content), .. Packed(coding, [1, 2, 3])];
        var (status, text, response) = await PostAsync(packed, coding, "application/pdf", "Binary");

        Assert.True(status == 201, text);
        using var request = new HttpRequestMessage(HttpMethod.Get, response.Headers.Location) { Headers = { { "Accept", "application/pdf" } } };
        using var read = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(coding == "br" ? content : [.. content, 1, 2, 3], await read.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_body_that_unpacks_to_more_than_the_limit_is_413(string coding)
    {
        // A few kilobytes that would be 64 MB.
        var bomb = Packed(coding, new byte[64 << 20]);
        var (status, text, _) = await PostAsync(bomb, coding);

        Assert.True(bomb.Length < 100_000);
        Assert.Equal(413, status);
        Assert.Contains("http-body-too-large", text);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task What_is_not_packed_as_it_says_is_400(string coding)
    {
        var (status, text, _) = await PostAsync(Encoding.UTF8.GetBytes(Patient), coding);

        Assert.Equal(400, status);
        Assert.Contains("http-body-broken", text);
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("gzip, br")]
    [InlineData("zstd")]
    public async Task Another_coding_is_415_and_told_which_there_are(string coding)
    {
        var (status, text, response) = await PostAsync(Encoding.UTF8.GetBytes(Patient), coding);

        Assert.Equal(415, status);
        Assert.Contains("http-content-encoding", text);
        Assert.Equal("gzip, br, identity", string.Join(", ", response.Headers.GetValues("Accept-Encoding")));
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, br", "br")]
    [InlineData("gzip;q=1, br;q=0.5", "gzip")]
    [InlineData("*", "br")]
    [InlineData("identity", "")]
    [InlineData("gzip;q=0, br;q=0", "")]
    [InlineData("deflate", "")]
    public async Task An_answer_is_packed_for_whom_it_is_asked(string accepted, string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.Base}/metadata");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(coding, string.Join(',', response.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", string.Join(',', response.Headers.Vary));
        Assert.Equal(bytes.Length, response.Content.Headers.ContentLength);
        Assert.StartsWith("{\"resourceType\":\"CapabilityStatement\"", Unpacked(coding, bytes)[..60]);
    }

    [Fact]
    public async Task Refusals_and_short_answers_are_never_packed()
    {
        var refused = await server.GetAsync("Patient?ukjent:x=" + new string('a', 1500), ("Accept-Encoding", "gzip"), ("Prefer", "handling=strict"));
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        var small = await server.GetAsync($"Patient/{id}", ("Accept-Encoding", "gzip"));

        Assert.Equal((400, ""), (refused.Status, refused.Header("Content-Encoding")));
        Assert.Equal((200, ""), (small.Status, small.Header("Content-Encoding")));
    }

    private static string Unpacked(string coding, byte[] bytes)
    {
        using var packed = new MemoryStream(bytes);
        using Stream content = coding switch { "br" => new BrotliStream(packed, CompressionMode.Decompress), "gzip" => new GZipStream(packed, CompressionMode.Decompress), _ => packed };
        using var reader = new StreamReader(content);
        return reader.ReadToEnd();
    }

    [Theory]
    [InlineData("Patient/a", "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")]
    [InlineData("Patient", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT")]
    [InlineData("metadata", "GET, HEAD, OPTIONS")]
    [InlineData("Patient/a/_history", "GET, HEAD, OPTIONS")]
    public async Task Options_tells_what_may_be_done_at_an_address(string url, string allow)
    {
        var answer = await server.SendAsync("OPTIONS", url);

        Assert.Equal((204, allow), (answer.Status, string.Join(", ", answer.Header("Allow").Split(',', StringSplitOptions.TrimEntries))));
        Assert.Equal(allow.Contains("PATCH", StringComparison.Ordinal), answer.Header("Accept-Patch").Length > 0);
    }

    [Fact]
    public async Task Options_of_nothing_is_404() => Assert.Equal(404, (await server.SendAsync("OPTIONS", "Patient/a/b/c/d/e")).Status);

    [Theory]
    [InlineData("metadata")]
    [InlineData("Patient")]
    [InlineData("Patient?_summary=count")]
    [InlineData("Patient/_history")]
    [InlineData("ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender")]
    public async Task Head_is_get_without_the_body(string url)
    {
        var answer = await server.SendAsync("HEAD", url);

        Assert.Equal((200, ""), (answer.Status, answer.Text));
        Assert.Equal("application/fhir+json; charset=utf-8", answer.Header("Content-Type"));
    }

    [Theory]
    [InlineData("_format=xml", "application/fhir+xml; charset=utf-8")]
    [InlineData("_format=application/fhir%2Bjson&_pretty=true", "application/fhir+json; charset=utf-8")]
    public async Task A_posted_search_may_name_its_format_in_the_form(string form, string contentType)
    {
        var answer = await server.SendAsync("POST", "Patient/_search", $"gender=other&{form}", "application/x-www-form-urlencoded");

        Assert.Equal((200, contentType), (answer.Status, answer.Header("Content-Type")));
        if (form.Contains("pretty", StringComparison.Ordinal)) Assert.Contains("\n  \"type\": \"searchset\"", answer.Text);
    }

    [Fact]
    public async Task A_posted_search_that_names_another_format_is_406() =>
        Assert.Equal(406, (await server.SendAsync("POST", "Patient/_search", "_format=pdf", "application/x-www-form-urlencoded")).Status);

    [Theory]
    [InlineData("application/fhir+json; fhirVersion=4.0", "", "application/fhir+json; charset=utf-8; fhirVersion=4.0")]
    [InlineData("application/fhir+xml; fhirVersion=\"4.0\"", "", "application/fhir+xml; charset=utf-8; fhirVersion=4.0")]
    [InlineData("application/fhir+json", "", "application/fhir+json; charset=utf-8")]
    [InlineData("*/*", "&_format=application/fhir%2Bjson%3B%20fhirVersion%3D4.0", "application/fhir+json; charset=utf-8; fhirVersion=4.0")]
    public async Task Who_names_the_fhir_version_is_answered_with_it(string accept, string query, string contentType) =>
        Assert.Equal(contentType, (await server.GetAsync($"Patient?_count=0{query}", ("Accept", accept))).Header("Content-Type"));

    [Theory]
    [InlineData("&_format=application/fhir%2Bjson%3B%20fhirVersion%3D3.0")]
    [InlineData("&_format=application/x-www-form-urlencoded")]
    public async Task A_format_of_another_version_or_none_of_fhirs_is_406(string query) => Assert.Equal(406, (await server.GetAsync($"Patient?_count=0{query}")).Status);

    [Theory]
    [InlineData("Prefer", "return=minimal")]
    [InlineData("Prefer", "return=OperationOutcome")]
    public async Task Prefer_return_goes_for_every_entry_of_a_bundle(string name, string value)
    {
        var answer = await server.PostAsync("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{Patient}},"request":{"method":"POST","url":"Patient"} }]}""", (name, value));
        var entry = answer.Entries.Single();

        Assert.Null(entry["resource"]);
        Assert.Equal(value.EndsWith("Outcome", StringComparison.Ordinal), entry["response"]!["outcome"] is not null);
        Assert.NotNull(entry["response"]!["location"]);
        Assert.NotNull(entry["response"]!["lastModified"]);
    }

    [Fact]
    public async Task A_canonical_in_a_transaction_is_not_rewritten_and_a_uri_is()
    {
        const string urn = "urn:uuid:66666666-6666-4666-8666-666666666666";
        var answer = await server.PostAsync("", $$"""
            {"resourceType":"Bundle","type":"transaction","entry":[
             {"fullUrl":"{{urn}}","resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"} },
             {"resource":{"resourceType":"Basic","code":{"text":"x"},"extension":[{"url":"http://example.org/c","valueCanonical":"{{urn}}"},{"url":"http://example.org/u","valueUri":"{{urn}}"}]},"request":{"method":"POST","url":"Basic"} }]}
            """);
        var extensions = answer.Entries[1]["resource"]!["extension"]!;

        Assert.Equal(urn, extensions[0]!["valueCanonical"]!.GetValue<string>());
        Assert.Equal($"Patient/{answer.Entries[0]["resource"]!["id"]}", extensions[1]!["valueUri"]!.GetValue<string>());
    }
}
