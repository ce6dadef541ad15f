using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Fhir.Conformance.Engine;

/// <summary>Takes secrets and national numbers out of what is kept as evidence; what remains is as long as before, so that it can still be compared.</summary>
public static partial class Masking
{
    private static readonly FrozenSet<string> SecretHeaders = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "Authorization", "DPoP", "DPoP-Nonce", "Cookie", "Set-Cookie", "Proxy-Authorization", "X-Api-Key");

    public static Header Mask(Header header) =>
        SecretHeaders.Contains(header.Name) ? header with { Value = "***" } : header with { Value = Mask(header.Value) };

    public static string Mask(string text) =>
        Number().Replace(Parameter().Replace(SignedToken().Replace(text, "***"), "$1***"), found => new string('*', found.Length));

    // Fødselsnummer, D-nummer and hjelpenummer have eleven digits (maybe with a space after the sixth), DUF-nummer twelve.
    // In a URL the digits of a percent-encoded character (%20) may stand right before the number.
    [GeneratedRegex(@"(?:(?<!\d)|(?<=%[0-9A-Fa-f]{2}))(?:\d{6}(?: |%20|\+)?\d{5}|\d{12})(?!\d)")]
    private static partial Regex Number();

    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.[\w-]*")]
    private static partial Regex SignedToken();

    [GeneratedRegex(@"((?:access_token|id_token|refresh_token|client_assertion|client_secret|token|sig)=)[^&\s""]+")]
    private static partial Regex Parameter();
}
