using System.Collections.Immutable;

using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>What one check examines the target with; it keeps every exchange as the check's evidence.</summary>
public sealed class Probe(ServerClient server, Capabilities capabilities, Samples samples)
{
    private readonly ImmutableArray<Exchange>.Builder evidence = ImmutableArray.CreateBuilder<Exchange>();

    public Capabilities Capabilities => capabilities;

    public string BaseUrl => server.BaseUrl;

    public ImmutableArray<Exchange> Evidence => evidence.ToImmutable();

    /// <summary>True when the URL can be asked for: it lies on the target.</summary>
    public bool IsOnTarget(string url) => server.Resolve(url) is not null;

    public async Task<Answer> SendAsync(Ask ask, CancellationToken cancel)
    {
        var (answer, exchange) = await server.SendAsync(ask, cancel);
        evidence.Add(exchange);
        return answer;
    }

    public Task<Answer> GetAsync(string path, CancellationToken cancel) => SendAsync(Ask.Get(path), cancel);

    /// <summary>Everything found of a kind; empty when the target has none.</summary>
    public async Task<ImmutableArray<Node>> FindAsync(DataKind kind, CancellationToken cancel)
    {
        var found = await samples.FindAsync(kind, cancel);
        evidence.AddRange(found.Evidence);
        return found.Resources;
    }

    /// <summary>The precondition that was not met: the target has none of the kind, or refused to be searched for it.</summary>
    public Judgement NoData(DataKind kind)
    {
        var refused = evidence.LastOrDefault(exchange => exchange.Status >= 400);
        return refused is null
            ? Judgement.Skip($"Fant ingen {kind.Name.Nb} på serveren.", $"Found no {kind.Name.En} on the server.")
            : Judgement.Skip($"Fant ingen {kind.Name.Nb}: søket svarte {refused.Status}.", $"Found no {kind.Name.En}: the search answered {refused.Status}.");
    }

    /// <summary>The resource a literal reference leads to, relative or absolute on the target; missing when it leads nowhere.</summary>
    public async Task<Node> FollowAsync(string reference, CancellationToken cancel)
    {
        var relative = reference.StartsWith(BaseUrl + "/", StringComparison.Ordinal) ? reference[(BaseUrl.Length + 1)..] : reference;
        if (relative.Split('/').Length < 2 || !IsOnTarget(relative)) return default;
        var (answer, exchange) = await samples.ReadAsync(relative, cancel);
        evidence.Add(exchange);
        return answer.Status == 200 ? answer.Json : default;
    }

    /// <summary>A search by GET with all its pages, up to the limit of the run.</summary>
    /// <param name="query">Type and parameters, already percent-encoded.</param>
    public Task<Pages> SearchAsync(string query, CancellationToken cancel) => SearchAsync(Ask.Get(query), cancel);

    public async Task<Pages> SearchAsync(Ask first, CancellationToken cancel)
    {
        var pages = ImmutableArray.CreateBuilder<Answer>();
        for (var ask = first; ;)
        {
            var answer = await SendAsync(ask, cancel);
            pages.Add(answer);
            if (Expect.Searchset(answer) is { } problem) return new Pages(pages.ToImmutable(), problem);
            var next = Searchset.Link(answer.Json, "next");
            if (next.Length == 0) return new Pages(pages.ToImmutable(), null);
            if (pages.Count == server.Limits.MaxPages) return new Pages(pages.ToImmutable(), Endless(pages.Count));
            ask = Ask.Get(next);
        }
    }

    private static Judgement Endless(int pages) =>
        Judgement.Fail($"Søket hadde fortsatt en next-lenke etter {pages} sider.", $"The search still had a next link after {pages} pages.");
}
