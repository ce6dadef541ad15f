using System.Collections.Immutable;

using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>What one check examines the target with; it keeps every exchange as the check's evidence.</summary>
public sealed class Probe(ServerClient server, Capabilities capabilities, Samples samples)
{
    private readonly ImmutableArray<Exchange>.Builder evidence = ImmutableArray.CreateBuilder<Exchange>();
    private Exchange? asked;

    public Capabilities Capabilities => capabilities;

    public string BaseUrl => server.BaseUrl;

    public Limits Limits => server.Limits;

    /// <summary>Where the target may send rest-hooks; null when the run has no such place.</summary>
    public NotifyPlace? NotifyAt { get; init; }

    public ImmutableArray<Exchange> Evidence => evidence.ToImmutable();

    /// <summary>The search that brought the data of the check; null before there was any.</summary>
    public Exchange? LastFound { get; private set; }

    /// <summary>What was asked last to judge by: not what only cleans up, nor a reference that led somewhere.</summary>
    public Exchange? LastAsked => asked ?? LastFound;

    /// <summary>True when the target can reach what listens on this machine's loopback.</summary>
    public bool IsOnThisMachine => new Uri(server.BaseUrl).IsLoopback;

    /// <summary>True when the URL can be asked for: it lies on the target.</summary>
    public bool IsOnTarget(string url) => server.Resolve(url) is not null;

    public async Task<Answer> SendAsync(Ask ask, CancellationToken cancel)
    {
        var (answer, exchange) = await server.SendAsync(ask, cancel);
        evidence.Add(exchange);
        asked = exchange;
        return answer;
    }

    public Task<Answer> GetAsync(string path, CancellationToken cancel) => SendAsync(Ask.Get(path), cancel);

    /// <summary>As <see cref="SendAsync"/>, for an answer that is a secret: what came is not kept.</summary>
    public async Task<Answer> AskInSecretAsync(Ask ask, CancellationToken cancel)
    {
        var (answer, exchange) = await server.SendAsync(ask, cancel);
        evidence.Add(exchange with { ResponseBody = exchange.ResponseBody is null ? null : "***" });
        return answer;
    }

    /// <summary>Keeps what the target sent us as evidence.</summary>
    public void Heard(string channel, string about, string text)
    {
        var masked = Masking.Mask(text);
        evidence.Add(new Exchange(channel, about, [], masked.Length <= Exchange.MaxBodyCharacters ? masked : masked[..Exchange.MaxBodyCharacters] + "…", 200, [], null, TimeSpan.Zero, null));
    }

    /// <summary>Takes away what a check made. Goes through although the check was given up, and is never what a judgement is about.</summary>
    public async Task<Answer> CleanUpAsync(Ask ask)
    {
        var (answer, exchange) = await server.SendAsync(ask, CancellationToken.None);
        evidence.Add(exchange);
        return answer;
    }

    /// <summary>Everything found of a kind; empty when the target has none.</summary>
    public async Task<ImmutableArray<Node>> FindAsync(DataKind kind, CancellationToken cancel)
    {
        var found = await samples.FindAsync(kind, cancel);
        evidence.AddRange(found.Evidence);
        LastFound = found.Evidence.LastOrDefault() ?? LastFound;
        return found.Resources;
    }

    /// <summary>The precondition that was not met: the target has none of the kind, or refused to be searched for it.</summary>
    public Judgement NoData(DataKind kind)
    {
        var refused = evidence.LastOrDefault(exchange => exchange.Status >= 400);
        return refused is null
            ? Judgement.Skip($"Fant ingen {kind.Name.Nb} på serveren.", $"Found no {kind.Name.En} on the server.")
            : Judgement.Skip($"Fant ingen {kind.Name.Nb}: søket svarte {refused.Status}.", $"Found no {kind.Name.En}: the search answered {refused.Status}.") with { Asked = refused };
    }

    /// <summary>The resource a literal reference leads to, relative or absolute on the target; missing when it leads nowhere.</summary>
    public async Task<Node> FollowAsync(string reference, CancellationToken cancel)
    {
        var relative = reference.StartsWith(BaseUrl + "/", StringComparison.Ordinal) ? reference[(BaseUrl.Length + 1)..] : reference;
        if (relative.Split('/').Length < 2 || !IsOnTarget(relative)) return default;
        var (answer, exchange) = await samples.ReadAsync(relative, cancel);
        evidence.Add(exchange);
        if (answer.Status == 200) return answer.Json;
        asked = exchange;
        return default;
    }

    /// <summary>A search by GET with all its pages, up to the limit of the run.</summary>
    /// <param name="query">Type and parameters, already percent-encoded.</param>
    public Task<Pages> SearchAsync(string query, CancellationToken cancel) => SearchAsync(Ask.Get(query), cancel);

    public async Task<Pages> SearchAsync(Ask first, CancellationToken cancel)
    {
        var pages = ImmutableArray.CreateBuilder<Answer>();
        var followed = new HashSet<string>();
        for (var ask = first; ;)
        {
            var answer = await SendAsync(ask, cancel);
            pages.Add(answer);
            // The first page is what a reader asks again.
            asked = pages[0].Asked;
            if (Expect.Searchset(answer) is { } problem) return new Pages(pages.ToImmutable(), problem);
            var next = Searchset.Link(answer.Json, "next");
            if (next.Length == 0) return new Pages(pages.ToImmutable(), null);
            if (!followed.Add(next)) return new Pages(pages.ToImmutable(), Endless(pages.Count));
            if (pages.Count == server.Limits.MaxPages) return new Pages(pages.ToImmutable(), null) { IsWhole = false };
            ask = Ask.Get(next);
        }
    }

    private static Judgement Endless(int pages) => Judgement.Fail(
        $"Next-lenken på side {pages} er den samme som på en tidligere side, så søket tar aldri slutt.",
        $"The next link of page {pages} is that of an earlier page, so the search never ends.");
}
