using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Fhir.Server.Operability.Metrics;
using Fhir.Server.Tests.Rest;
using Microsoft.Extensions.DependencyInjection;

namespace Fhir.Server.Tests.Operability;

public sealed partial class MetricsTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Every_line_is_of_the_format_and_every_series_is_described()
    {
        await server.GetAsync("Patient/p1");
        var text = await TextAsync();

        var described = Described().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').ToArray();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches(@"^[a-z_]+(\{[a-z_]+=""[^""]*""(,[a-z_]+=""[^""]*"")*\})? (-?[0-9.E+-]+|\+Inf)$", line));
        Assert.All(lines, line => Assert.Contains(Suffix().Replace(line.Split('{', ' ')[0], ""), described.Select(name => Suffix().Replace(name, ""))));
        Assert.Equal(described.Count, Described().Count(text));
    }

    [Theory]
    [InlineData("fhirref_http_request_duration_seconds_bucket")]
    [InlineData("fhirref_http_requests_active")]
    [InlineData("fhirref_http_requests_waiting")]
    [InlineData("fhirref_http_bodies_held_bytes")]
    [InlineData("dotnet_gc_last_collection_heap_size_bytes")]
    [InlineData("dotnet_process_memory_working_set_bytes")]
    [InlineData("dotnet_thread_pool_thread_count")]
    [InlineData("kestrel_active_connections")]
    [InlineData("fhirref_store_commit_duration_seconds_count")]
    [InlineData("fhirref_store_search_duration_seconds_count")]
    [InlineData("fhirref_store_group_size_bucket")]
    [InlineData("fhirref_store_queue_length 0")]
    [InlineData("fhirref_store_index_rows_total")]
    [InlineData("fhirref_store_file_size_bytes")]
    [InlineData("fhirref_store_has_room 1")]
    [InlineData("fhirref_subscriptions_lag")]
    [InlineData("fhirref_reindex_remaining 0")]
    [InlineData("fhirref_jobs{state=\"running\"} 0")]
    [InlineData("fhirref_definitions_stored 0")]
    public async Task What_an_operator_looks_for_is_there(string name)
    {
        await server.PostAsync("Patient", """{"resourceType":"Patient"}""");
        await server.GetAsync("Patient?gender=male");

        // The server writes on its own account too: what is at rest in the end need not be in this very moment.
        var text = await TextAsync();
        for (var attempt = 0; attempt < 50 && !text.Contains($"\n{name}", StringComparison.Ordinal); attempt++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            text = await TextAsync();
        }
        Assert.Contains($"\n{name}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_counted_by_interaction_and_status_and_by_nothing_a_caller_chose()
    {
        await server.GetAsync("Patient/14864349634");
        await server.GetAsync("Kari");
        await server.GetAsync("$kari");
        await server.PostAsync("Patient", """{"resourceType":"Patient"}""");
        var text = await TextAsync();

        Assert.Contains("_count{interaction=\"read\",status=\"404\"}", text, StringComparison.Ordinal);
        Assert.Contains("_count{interaction=\"create\",status=\"201\"}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("14864349634", text, StringComparison.Ordinal);
        Assert.DoesNotContain("kari", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Names_units_kinds_and_odd_labels_are_written_as_the_format_says()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var factory = services.GetRequiredService<IMeterFactory>();
        var meter = new ServerMeter(factory).Meter;
        using var measurements = new Measurements(factory);
        meter.CreateCounter<long>("fhirref.test.rows", "{row}", "Rows\nof \\ things").Add(3, new KeyValuePair<string, object?>("a.b", "x\"y\\z\n"));
        meter.CreateHistogram("fhirref.test.size", "By", "Sizes.", tags: null, new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 10] }).Record(10);
        meter.CreateObservableGauge("fhirref.test.share", () => 0.5, "1", "A share.");

        var text = PrometheusText.Of(measurements.Read().Where(series => series.Instrument.Name.StartsWith("fhirref.test", StringComparison.Ordinal)));

        Assert.Equal("""
            # HELP fhirref_test_rows_total Rows\nof \\ things
            # TYPE fhirref_test_rows_total counter
            fhirref_test_rows_total{a_b="x\"y\\z\n"} 3
            # HELP fhirref_test_share_ratio A share.
            # TYPE fhirref_test_share_ratio gauge
            fhirref_test_share_ratio 0.5
            # HELP fhirref_test_size_bytes Sizes.
            # TYPE fhirref_test_size_bytes histogram
            fhirref_test_size_bytes_bucket{le="1"} 0
            fhirref_test_size_bytes_bucket{le="10"} 1
            fhirref_test_size_bytes_bucket{le="+Inf"} 1
            fhirref_test_size_bytes_sum 10
            fhirref_test_size_bytes_count 1

            """, text);
    }

    [Fact]
    public void Another_server_in_the_process_is_not_counted()
    {
        using var first = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var second = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var measurements = new Measurements(first.GetRequiredService<IMeterFactory>());
        new ServerMeter(second.GetRequiredService<IMeterFactory>()).End("read", 200, TimeSpan.FromSeconds(1));

        Assert.DoesNotContain("interaction", PrometheusText.Of(measurements.Read()), StringComparison.Ordinal);
    }

    private Task<string> TextAsync() => server.Http.GetStringAsync("metrics", TestContext.Current.CancellationToken);

    [GeneratedRegex("^# TYPE (\\S+) ", RegexOptions.Multiline)]
    private static partial Regex Described();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Suffix();
}
