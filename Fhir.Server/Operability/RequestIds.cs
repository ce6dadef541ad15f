using System.Buffers;
using System.Diagnostics;
using Fhir.Server.Operability.Logging;

namespace Fhir.Server.Operability;

/// <summary>
/// The names a request goes by. X-Request-Id is the client's when it is fit for a log, else the server's own, and then X-Correlation-Id tells the
/// client's. https://hl7.org/fhir/R4/http.html#custom and https://www.w3.org/TR/trace-context/
/// </summary>
public static class RequestIds
{
    public const string Header = "X-Request-Id";
    public const string CorrelationHeader = "X-Correlation-Id";

    private const int MostLetters = 64;
    private const int MostEchoed = 200;
    private const int OwnLength = 16;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

    /// <summary>Gives the request its id and the answer its headers.</summary>
    public static void Stamp(HttpContext context)
    {
        var sent = context.Request.Headers[Header].ToString();
        context.TraceIdentifier = IsFit(sent) ? sent : New();
        StampAnswer(context);
    }

    /// <summary>Once more, for an answer whose headers were taken back.</summary>
    public static void StampAnswer(HttpContext context)
    {
        var (headers, answer) = (context.Request.Headers, context.Response.Headers);
        answer[Header] = context.TraceIdentifier;
        var sent = headers[Header].ToString();
        var correlation = headers[CorrelationHeader].ToString() is { Length: > 0 } own ? own : sent == context.TraceIdentifier ? "" : sent;
        if (IsEchoed(correlation)) answer[CorrelationHeader] = correlation;
    }

    /// <summary>The trace the caller is in; default when it says none.</summary>
    public static ActivityContext ParentTrace(HttpRequest request) =>
        ActivityContext.TryParse(request.Headers.TraceParent, request.Headers.TraceState, isRemote: true, out var parent) ? parent : default;

    // An id that is somebody's national number would be masked in the log, and nobody would find it there.
    private static bool IsFit(string id) => id.Length is > 0 and <= MostLetters && !id.AsSpan().ContainsAnyExcept(Letters) && Masking.Mask(id) == id;

    private static bool IsEchoed(string id) => id.Length is > 0 and <= MostEchoed && !id.AsSpan().ContainsAnyExceptInRange('!', '~');

    // Letters alone: no digits that could be taken for a number.
    private static string New() => string.Create(OwnLength, Random.Shared.NextInt64(), (letters, seed) =>
    {
        for (var at = 0; at < letters.Length; at++)
        {
            if (at == OwnLength / 2) seed = Random.Shared.NextInt64();
            (seed, var letter) = Math.DivRem(seed, 26);
            letters[at] = (char)('a' + letter);
        }
    });
}
