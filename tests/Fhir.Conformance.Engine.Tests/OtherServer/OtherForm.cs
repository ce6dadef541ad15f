using Fhir.Conformance.Engine.Tests.Double;

namespace Fhir.Conformance.Engine.Tests.OtherServer;

/// <summary>One thing that the specifications leave to the server, done in another way than ours does it.</summary>
/// <param name="Name">What the server does.</param>
internal sealed record OtherForm(string Name)
{
    public Action<Asked>? Ask { get; init; }

    public Action<Asked, Told>? Tell { get; init; }

    /// <summary>More data than ours, or others.</summary>
    public Action<ReferenceData>? Data { get; init; }

    /// <summary>A requirement that is then not for this server, or that cannot be judged on it, with the verdict that says so.</summary>
    public IReadOnlyDictionary<string, Verdict> Beside { get; init; } = new Dictionary<string, Verdict>();

    /// <summary>Not everything can be found on such a server, so a check may be skipped or omitted, but none may fail.</summary>
    public bool MayLackData { get; init; }

    public override string ToString() => Name;
}

/// <summary>Answers as the server behind it, in another form that is as right.</summary>
internal sealed class OtherServer(HttpMessageHandler inner, params IReadOnlyList<OtherForm> forms) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = await Asked.OfAsync(request, new Uri(ReferenceServer.Base).AbsolutePath, cancellationToken);
        foreach (var form in forms.Reverse()) form.Ask?.Invoke(asked);
        using var message = asked.Message();
        using var response = await base.SendAsync(message, cancellationToken);
        var told = await Told.OfAsync(response, cancellationToken);
        foreach (var form in forms) form.Tell?.Invoke(asked, told);
        return told.Message();
    }
}
