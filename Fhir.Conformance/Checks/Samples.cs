using System.Collections.Concurrent;
using System.Collections.Immutable;

using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>What discovery brought, with the exchanges that brought it.</summary>
public sealed record Found(ImmutableArray<Node> Resources, ImmutableArray<Exchange> Evidence);

/// <summary>Finds data on the target by search, once per kind and run; every check of the run shares what is found.</summary>
/// <param name="run">Cancels the run; a single check that gives up must not take the shared discovery with it.</param>
public sealed class Samples(ServerClient server, CancellationToken run)
{
    private const int Enough = 60;
    private const int MaxPages = 3;
    private const int MaxPatients = 5;

    private readonly ConcurrentDictionary<string, Lazy<Task<Found>>> found = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<(Answer, Exchange)>>> read = new();

    public async Task<Found> FindAsync(DataKind kind, CancellationToken cancel)
    {
        var all = await found.GetOrAdd(kind.Source, _ => new Lazy<Task<Found>>(() => DiscoverAsync(kind, run))).Value.WaitAsync(cancel);
        return all with { Resources = [.. all.Resources.Where(kind.Fits)] };
    }

    /// <summary>Reads <c>Type/id</c>, once per run.</summary>
    public Task<(Answer Answer, Exchange Exchange)> ReadAsync(string reference, CancellationToken cancel) =>
        read.GetOrAdd(reference, _ => new Lazy<Task<(Answer, Exchange)>>(() => server.SendAsync(Ask.Get(reference), run))).Value.WaitAsync(cancel);

    private async Task<Found> DiscoverAsync(DataKind kind, CancellationToken cancel)
    {
        var evidence = ImmutableArray.CreateBuilder<Exchange>();
        foreach (var query in kind.Queries)
        {
            var resources = await SearchAsync(kind, $"{query}&_count={Enough}".TrimStart('&'), evidence, cancel);
            if (resources.Any(kind.Fits)) return new Found(resources, evidence.ToImmutable());
        }
        // Some services answer only searches within one patient.
        var isRefused = evidence.All(exchange => exchange.Status is >= 400 and < 500);
        var within = isRefused && kind.Type != "Patient" ? await WithinPatientsAsync(kind, evidence, cancel) : [];
        return new Found(within, evidence.ToImmutable());
    }

    private async Task<ImmutableArray<Node>> WithinPatientsAsync(DataKind kind, ImmutableArray<Exchange>.Builder evidence, CancellationToken cancel)
    {
        var patients = await SearchAsync(CoreKinds.Patient, $"_count={MaxPatients}", evidence, cancel);
        var resources = ImmutableArray.CreateBuilder<Node>();
        foreach (var patient in patients.Take(MaxPatients))
            resources.AddRange(await SearchAsync(kind, $"patient={patient.Id}&{kind.Queries[0]}".TrimEnd('&'), evidence, cancel));
        return resources.ToImmutable();
    }

    private async Task<ImmutableArray<Node>> SearchAsync(DataKind kind, string query, ImmutableArray<Exchange>.Builder evidence, CancellationToken cancel)
    {
        var resources = ImmutableArray.CreateBuilder<Node>();
        var next = $"{kind.Type}?{query}";
        for (var page = 0; page < MaxPages && next.Length > 0 && resources.Count < Enough; page++)
        {
            var (answer, exchange) = await server.SendAsync(Ask.Get(next), cancel);
            evidence.Add(exchange);
            if (answer.Status != 200 || answer.Json.ResourceType != "Bundle") break;
            resources.AddRange(Searchset.Matches(answer.Json).Where(resource => resource.ResourceType == kind.Type && resource.Id.Length > 0));
            next = Searchset.Link(answer.Json, "next");
        }
        return [.. resources.DistinctBy(resource => resource.Reference)];
    }
}
