using System.Buffers;
using System.Collections.Frozen;

namespace Fhir.Server.Subscriptions.Channels;

/// <summary>
/// The headers of a channel, each a text <c>Name: value</c>. They often hold the subscriber's secret, so the value is taken out of the Subscription and
/// kept beside it; a reader sees <see cref="Mask"/>. https://hl7.org/fhir/R4/subscription-definitions.html#Subscription.channel.header
/// </summary>
public static class ChannelHeaders
{
    /// <summary>What a reader sees in place of a value, and what an update may send back to keep it.</summary>
    public const string Mask = "***";

    public const int Most = 20;

    private const int LongestHeader = 4000;

    // https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2
    private static readonly SearchValues<char> TokenLetters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>What says how the message is carried is the server's to say. https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1</summary>
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "Host", "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Via",
        "Content-Length", "Content-Type", "Content-Encoding", "Content-Location", "Content-Range", "Expect", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
        "X-Forwarded-Proto", "Date", "Age", "Range");

    /// <summary>Null when the text is no header that a subscriber may choose.</summary>
    public static (string Name, string Value)? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || text.Length > LongestHeader) return null;
        var (name, value) = (text[..colon], text[(colon + 1)..].Trim(' ', '\t'));
        if (name.AsSpan().ContainsAnyExcept(TokenLetters) || Reserved.Contains(name)) return null;
        return value.All(letter => letter is '\t' or (>= ' ' and < (char)127)) ? (name, value) : null;
    }
}
