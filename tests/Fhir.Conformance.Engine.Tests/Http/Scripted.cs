using System.Net;
using System.Text;

namespace Fhir.Conformance.Engine.Tests.Http;

/// <summary>Answers every request the way a test says.</summary>
internal sealed class Scripted(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public List<string> Asked { get; } = [];

    public static Scripted Always(int status, string body, string mediaType = "application/fhir+json") =>
        new((_, _) => Task.FromResult(Message(status, body, mediaType)));

    public static HttpResponseMessage Message(int status, string body, string mediaType = "application/fhir+json") =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Asked) Asked.Add($"{request.Method} {request.RequestUri}");
        return answer(request, cancellationToken);
    }
}
