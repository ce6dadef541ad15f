using System.Collections.Concurrent;
using System.Collections.Immutable;

using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>What discovery brought, with the exchanges that brought it.</summary>
public sealed record Found(ImmutableArray<Node> Resources, ImmutableArray<Exchange> Evidence)
{
    /// <summary>The server answered no search: some answer only searches within one patient.</summary>
    public bool IsRefused => Evidence.All(exchange => exchange.Status is >= 400 and < 500);
}

/// <summary>Finds data on the target by search, once per search and run; every check of the run shares what is found.</summary>
/// <param name="run">Cancels the run; a single check that gives up must not take the shared discovery with it.</param>
public sealed class Samples(ServerClient server, CancellationToken run)
{
    private const int Enough = 60;
    private const int MaxPages = 30;
    private const int MaxPatients = 25;

    private readonly ConcurrentDictionary<string, Lazy<Task<Found>>> searched = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<(Answer, Exchange)>>> read = new();

    /// <summary>The kind's searches in order, until one brings what fits; within a few patients when none may be asked of all.</summary>
    public async Task<Found> FindAsync(DataKind kind, CancellationToken cancel)
    {
        var evidence = ImmutableArray.CreateBuilder<Exchange>();
        var isRefused = true;
        foreach (var query in kind.Queries)
        {
            var found = await OnceAsync(kind.Type, query, () => SearchAsync(kind.Type, query), cancel);
            evidence.AddRange(found.Evidence);
            isRefused &= found.IsRefused;
            if (found.Resources.Where(kind.Fits).ToImmutableArray() is { IsEmpty: false } fitting) return new Found(fitting, evidence.ToImmutable());
        }
        if (!isRefused || kind.Type == "Patient") return new Found([], evidence.ToImmutable());
        var within = await OnceAsync(kind.Type, $"patient=*&{kind.Queries[^1]}", () => WithinPatientsAsync(kind), cancel);
        return new Found([.. within.Resources.Where(kind.Fits)], [.. evidence, .. within.Evidence]);
    }

    /// <summary>Reads <c>Type/id</c>, once per run.</summary>
    public Task<(Answer Answer, Exchange Exchange)> ReadAsync(string reference, CancellationToken cancel) =>
        read.GetOrAdd(reference, _ => new Lazy<Task<(Answer, Exchange)>>(() => server.SendAsync(Ask.Get(reference), run))).Value.WaitAsync(cancel);

    private Task<Found> OnceAsync(string type, string query, Func<Task<Found>> search, CancellationToken cancel) =>
        searched.GetOrAdd($"{type}?{query}", _ => new Lazy<Task<Found>>(search)).Value.WaitAsync(cancel);

    private async Task<Found> WithinPatientsAsync(DataKind kind)
    {
        var patients = await OnceAsync("Patient", "", () => SearchAsync("Patient", ""), run);
        var (resources, evidence) = (ImmutableArray.CreateBuilder<Node>(), patients.Evidence.ToBuilder());
        foreach (var patient in patients.Resources.Take(MaxPatients))
        {
            if (resources.Count >= Enough) break;
            var found = await SearchAsync(kind.Type, $"patient={patient.Id}&{kind.Queries[^1]}".TrimEnd('&'));
            resources.AddRange(found.Resources);
            evidence.AddRange(found.Evidence);
        }
        return new Found(resources.ToImmutable(), evidence.ToImmutable());
    }

    // How many resources a page holds is the server's choice, so pages are read until there is enough.
    private async Task<Found> SearchAsync(string type, string query)
    {
        var (resources, evidence) = (ImmutableArray.CreateBuilder<Node>(), ImmutableArray.CreateBuilder<Exchange>());
        var next = $"{type}?{$"{query}&_count={Enough}".TrimStart('&')}";
        for (var page = 0; page < MaxPages && next.Length > 0 && resources.Count < Enough; page++)
        {
            var (answer, exchange) = await server.SendAsync(Ask.Get(next), run);
            evidence.Add(exchange);
            if (answer.Status != 200 || answer.Json.ResourceType != "Bundle") break;
            resources.AddRange(Searchset.Matches(answer.Json).Where(resource => resource.ResourceType == type && resource.Id.Length > 0));
            next = Searchset.Link(answer.Json, "next");
        }
        return new Found([.. resources.DistinctBy(resource => resource.Reference)], evidence.ToImmutable());
    }
}
