using System.Globalization;

namespace Fhir.Benchmarks;

/// <summary>How often a server's writer has committed since it started, and how many requests went into those commits.</summary>
public readonly record struct CommitCounts(double Commits, double Requests)
{
    public static async Task<CommitCounts> OfAsync(ChildServer server, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var metrics = (await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), cancel)).Split('\n');
        return new CommitCounts(Value("fhirref_store_commits_total "), Value("fhirref_store_committed_requests_total "));

        double Value(string name) => double.Parse(metrics.Single(line => line.StartsWith(name, StringComparison.Ordinal)).AsSpan(name.Length), CultureInfo.InvariantCulture);
    }

    /// <summary>Requests in a commit between an earlier count and this one.</summary>
    public double PerCommitSince(CommitCounts before) => (Requests - before.Requests) / (Commits - before.Commits);
}
