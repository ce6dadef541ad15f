using System.IO.Compression;
using System.Net.Http.Headers;
using Xunit;

namespace Fhir.Server.Tests.Bulk;

/// <summary>Jobs as their caller sees them: https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-status-request</summary>
public sealed class JobTests(FilledBulkServer server) : IClassFixture<FilledBulkServer>
{
    [Fact]
    public async Task A_finished_job_says_until_when_its_files_are_there()
    {
        var answer = await server.WaitAsync(await server.KickOffAsync("$export?_type=Patient"));

        Assert.Equal((200, "application/json"), (answer.Status, answer.Header("Content-Type")));
        Assert.InRange(DateTimeOffset.Parse(answer.Header("Expires"), System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.UtcNow.AddHours(23), DateTimeOffset.UtcNow.AddHours(25));
    }

    [Fact]
    public async Task A_deleted_job_is_gone_with_its_files()
    {
        var status = await server.KickOffAsync("$export?_type=Patient");
        var file = (await server.WaitAsync(status)).Json["output"]![0]!["url"]!.GetValue<string>();
        Assert.Equal(200, (await server.GetAsync(file)).Status);

        Assert.Equal(202, (await server.DeleteAsync(status)).Status);
        Assert.Equal((404, 404, 404), ((await server.GetAsync(status)).Status, (await server.GetAsync(file)).Status, (await server.DeleteAsync(status)).Status));
        Assert.Equal(["job-unknown"], (await server.GetAsync(status)).Rules);
    }

    [Theory]
    [InlineData("_jobs/0b5cb1a0-0000-0000-0000-000000000000", 404)]
    [InlineData("_jobs/..%2F..", 400)]
    [InlineData("_jobs/x/y", 404)]
    public async Task There_is_nothing_where_no_job_is(string url, int status) => Assert.Equal(status, (await server.GetAsync(url)).Status);

    [Theory]
    [InlineData("..%2F..%2F..%2Ffhirref.db")]
    [InlineData("..%2Finput%2Frequest")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData("..%5C..%5Cfhirref.db")]
    [InlineData("Patient.1.ndjson%00.txt")]
    [InlineData("Patient.2.ndjson")]
    [InlineData("patient.json")]
    public async Task A_file_name_leads_nowhere_else(string name)
    {
        var status = await server.KickOffAsync("$export?_type=Patient");
        await server.WaitAsync(status);

        var answer = await server.GetAsync($"{status}/{name}");
        Assert.InRange(answer.Status, 400, 404);
    }

    [Fact]
    public async Task A_file_comes_packed_or_in_ranges()
    {
        var manifest = await server.ExportAsync("$export?_type=Patient");
        var url = manifest["output"]![0]!["url"]!.GetValue<string>();
        var whole = (await server.GetAsync(url)).Text;

        using var packed = new HttpRequestMessage(HttpMethod.Get, url);
        packed.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await server.Http.SendAsync(packed, TestContext.Current.CancellationToken);
        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        await using var unpacked = new GZipStream(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        Assert.Equal(whole, await new StreamReader(unpacked).ReadToEndAsync(TestContext.Current.CancellationToken));

        var part = await server.GetAsync(url, ("Range", "bytes=10-19"), ("Accept-Encoding", "gzip"));
        Assert.Equal((206, whole[10..20], $"bytes 10-19/{whole.Length}"), (part.Status, part.Text, part.Header("Content-Range")));
        Assert.Equal(416, (await server.GetAsync(url, ("Range", $"bytes={whole.Length}-"))).Status);
        Assert.Equal((200, ""), ((await server.SendAsync("HEAD", url)).Status, (await server.SendAsync("HEAD", url)).Text));
    }

    [Fact]
    public async Task Another_method_on_a_job_is_refused()
    {
        var status = await server.KickOffAsync("$export?_type=Patient");

        Assert.Equal(405, (await server.PostAsync(status, """{"resourceType":"Parameters"}""")).Status);
    }

    [Fact]
    public async Task A_job_does_not_start_inside_a_batch()
    {
        var batch = await server.PostAsync("", """{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"$export"}}]}""");

        Assert.StartsWith("400", batch.Entries[0]["response"]!["status"]!.GetValue<string>());
    }
}
