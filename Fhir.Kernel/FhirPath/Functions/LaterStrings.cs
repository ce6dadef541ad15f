using System.Net;
using System.Text;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>Later additions on text. https://hl7.org/fhirpath/#additional-string-functions</summary>
internal static class LaterStrings
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static readonly IReadOnlyList<Function> All =
    [
        new("matchesFull", 1, 2, call => new MatchesOperation(call, isFull: true)) { LaterFrom = 0 },
        new("lastIndexOf", 1, 1, Of((_, _, text, part) => FhirPathValue.Of(Characters.LastIndexOf(text, part)))) { LaterFrom = 0 },
        new("trim", 0, 0, SimpleOperation.Of(Trim)) { LaterFrom = 0 },
        new("split", 1, 1, call => new SplitOperation(call)) { LaterFrom = 0 },
        new("join", 0, 1, call => new JoinOperation(call)) { LaterFrom = 0 },
        new("encode", 1, 1, Of((run, at, text, format) => Made(run, at, Encode(text, format)))) { LaterFrom = 0 },
        new("decode", 1, 1, Of((run, at, text, format) => Made(run, at, Decode(text, format)))) { LaterFrom = 0 },
        new("escape", 1, 1, Of(Escape)) { LaterFrom = 0 },
        new("unescape", 1, 1, Of((run, at, text, target) => Made(run, at, Unescape(text, target)))) { LaterFrom = 0 },
    ];

    private static Func<Call, Operation> Of(Func<Evaluation, int, string, string, FhirPathValue> apply) => SimpleOperation.Of((run, call, input, argument) =>
        call.Text(run, input) is { } text && call.Text(run, argument) is { } other ? apply(run, call.At, text, other) : default);

    private static FhirPathValue Made(Evaluation run, int at, string? text) => text is null ? default : run.Made(text, at);

    // https://hl7.org/fhirpath/#whitespace
    private static FhirPathValue Trim(Evaluation run, SimpleOperation call, FhirPathValue input) =>
        call.Text(run, input) is { } text ? run.Made(text.Trim(' ', '\t', '\r', '\n'), call.At) : default;

    /// <summary>Null for a format that is not defined.</summary>
    private static string? Encode(string text, string format) => format switch
    {
        "hex" => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)),
        "base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
        "urlbase64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_'),
        "ascii" => string.Concat(text.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : "?")),
        _ => null,
    };

    /// <summary>Null for a format that is not defined, and for what is not written in it or is no UTF-8.</summary>
    private static string? Decode(string text, string format)
    {
        try
        {
            return format switch
            {
                "hex" => Strict.GetString(Convert.FromHexString(text)),
                "base64" => Strict.GetString(Convert.FromBase64String(text)),
                "urlbase64" => Strict.GetString(Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/'))),
                _ => null,
            };
        }
        catch (Exception malformed) when (malformed is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static FhirPathValue Escape(Evaluation run, int at, string text, string target)
    {
        // The longest escape is six characters, and the limit is asked before they are written.
        if (target is not ("html" or "json") || !run.FitsString(text.Length, at)) return default;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes()) _ = target == "html" ? Html(escaped, rune) : Json(escaped, rune);
        return run.Made(escaped.ToString(), at);
    }

    private static StringBuilder Html(StringBuilder text, Rune rune) => rune.Value switch
    {
        '<' => text.Append("&lt;"),
        '>' => text.Append("&gt;"),
        '&' => text.Append("&amp;"),
        '"' => text.Append("&quot;"),
        '\'' => text.Append("&#39;"),
        > 127 => text.Append("&#").Append(rune.Value).Append(';'),
        _ => text.Append((char)rune.Value),
    };

    private static StringBuilder Json(StringBuilder text, Rune rune) => rune.Value switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\n' => text.Append("\\n"),
        '\r' => text.Append("\\r"),
        '\t' => text.Append("\\t"),
        '\f' => text.Append("\\f"),
        '\b' => text.Append("\\b"),
        < ' ' => text.Append("\\u").Append(rune.Value.ToString("X4", System.Globalization.CultureInfo.InvariantCulture)),
        _ => text.Append(rune),
    };

    private static string? Unescape(string text, string target) => target switch
    {
        "html" => WebUtility.HtmlDecode(text),
        "json" => EscapeSequence.Replace(text, isJson: true),
        _ => null,
    };

    /// <summary><c>split(separator)</c>; an empty separator stands between all characters.</summary>
    private sealed class SplitOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation separator = call.Argument(0);
        private readonly string name = call.Name;

        public override void Run(Evaluation run)
        {
            var (text, by) = (Text(run, source), Text(run, separator));
            if (text is null || by is null || run.HasFailed) return;
            if (by.Length == 0) SplitAll(run, text);
            else Split(run, text, by);
        }

        private static void SplitAll(Evaluation run, string text)
        {
            foreach (var rune in text.EnumerateRunes())
            {
                if (!run.Spend()) return;
                run.Push(FhirPathValue.Of(rune.ToString()));
            }
        }

        private void Split(Evaluation run, string text, string by)
        {
            for (var start = 0; start >= 0;)
            {
                var found = text.IndexOf(by, start, StringComparison.Ordinal);
                var end = found < 0 ? text.Length : found;
                if (!run.FitsString(end - start, At)) return;
                run.Push(FhirPathValue.Of(text[start..end]));
                start = found < 0 ? -1 : found + by.Length;
            }
        }

        private string? Text(Evaluation run, Operation operand)
        {
            var value = run.ToSystem(operand.Single(run, name));
            if (value.Kind is not (FhirPathKind.String or FhirPathKind.None)) run.Fail(FhirPathRules.WrongType, At, name, value.TypeName);
            return value.String;
        }
    }

    /// <summary><c>join([separator])</c>.</summary>
    private sealed class JoinOperation(Call call) : ScalarOperation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation? separator = call.OptionalArgument(0);

        public override FhirPathValue Value(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var end = run.Top;
            var joined = end > start ? Join(run, start, end) : null;
            run.Top = start;
            return joined is null || run.HasFailed ? default : FhirPathValue.Of(joined);
        }

        private string? Join(Evaluation run, int start, int end)
        {
            var between = separator is null ? "" : Text(run, separator.Single(run, "join"));
            if (between is null) return null;
            var text = new StringBuilder();
            for (var (at, isFirst) = (start, true); at < end && !run.HasFailed; at++)
            {
                if (Text(run, run[at]) is not { } part) continue;
                // The whole is held to the limit, the part is what is paid for.
                var (added, total) = ((long)between.Length + part.Length, (long)text.Length + between.Length + part.Length);
                if (!run.FitsString(total > run.Context.MaxStringLength ? total : added, At)) return null;
                if (!isFirst) text.Append(between);
                text.Append(part);
                isFirst = false;
            }
            return text.ToString();
        }

        private string? Text(Evaluation run, in FhirPathValue item)
        {
            var value = run.ToSystem(item);
            if (value.Kind is not (FhirPathKind.String or FhirPathKind.None)) run.Fail(FhirPathRules.WrongType, At, "join", value.TypeName);
            return value.String;
        }
    }
}
