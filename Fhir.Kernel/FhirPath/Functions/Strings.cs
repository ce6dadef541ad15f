using System.Text;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>Positions and lengths count Unicode characters, not UTF-16 units. https://hl7.org/fhirpath/N1/#string-manipulation</summary>
internal static class Strings
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("startsWith", 1, 1, call => new TextTest(call, (text, part) => text.StartsWith(part))),
        new("endsWith", 1, 1, call => new TextTest(call, (text, part) => text.EndsWith(part))),
        new("contains", 1, 1, call => new TextTest(call, (text, part) => text.IndexOf(part) >= 0)),
        new("indexOf", 1, 1, Of1((_, _, text, part) => FhirPathValue.Of(Characters.IndexOf(text, part)))),
        new("substring", 1, 2, SimpleOperation.Of(Substring)),
        new("upper", 0, 0, Of((run, at, text) => run.Made(text.ToUpperInvariant(), at))),
        new("lower", 0, 0, Of((run, at, text) => run.Made(text.ToLowerInvariant(), at))),
        new("length", 0, 0, Of((_, _, text) => FhirPathValue.Of(Characters.Count(text)))),
        new("replace", 2, 2, SimpleOperation.Of(Replace)),
        new("matches", 1, 2, call => new MatchesOperation(call, isFull: false)) { LaterFrom = 2 },
        new("replaceMatches", 2, 3, call => new ReplaceMatchesOperation(call)) { LaterFrom = 3 },
        new("toChars", 0, 0, call => new ToCharsOperation(call)),
    ];

    private static Func<Call, Operation> Of(Func<Evaluation, int, string, FhirPathValue> apply) =>
        SimpleOperation.Of((run, call, input) => call.Text(run, input) is { } text ? apply(run, call.At, text) : default);

    private static Func<Call, Operation> Of1(Func<Evaluation, int, string, string, FhirPathValue> apply) => SimpleOperation.Of((run, call, input, argument) =>
        call.Text(run, input) is { } text && call.Text(run, argument) is { } part ? apply(run, call.At, text, part) : default);

    private static FhirPathValue Substring(Evaluation run, SimpleOperation call, FhirPathValue input, FhirPathValue from, FhirPathValue length)
    {
        if (call.Text(run, input) is not { } text || call.Integer(run, from) is not { } start) return default;
        var count = length.Exists ? call.Integer(run, length) : int.MaxValue;
        return count is { } most && Characters.Substring(text, start, most) is { } part ? run.Made(part, call.At) : default;
    }

    private static FhirPathValue Replace(Evaluation run, SimpleOperation call, FhirPathValue input, FhirPathValue pattern, FhirPathValue substitution)
    {
        if (!substitution.Exists) return default;
        if (call.Text(run, input) is not { } text || call.Text(run, pattern) is not { } old || call.Text(run, substitution) is not { } with) return default;
        var places = old.Length == 0 ? text.Length + 1 : text.Length / old.Length;
        if (!run.FitsString(text.Length + (long)places * with.Length, call.At)) return default;
        return FhirPathValue.Of(old.Length == 0 ? Characters.Surround(text, with) : text.Replace(old, with, StringComparison.Ordinal));
    }

    private delegate bool BytesTest(ReadOnlySpan<byte> text, ReadOnlySpan<byte> part);

    /// <summary>A test that is the same on UTF-8 as on characters, so that an element's bytes need not become a string.</summary>
    private sealed class TextTest(Call call, BytesTest test) : BooleanOperation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation part = call.Argument(0);
        private readonly string name = call.Name;
        private readonly byte[]? literal = call.Argument(0) is LiteralOperation { Literal.String: { } text } ? Encoding.UTF8.GetBytes(text) : null;

        public override Truth Decide(Evaluation run)
        {
            var input = source.Single(run, name);
            if (!input.Exists || !run.Spend()) return FhirPath.Truth.Empty;
            if (literal is not null) return Decide(run, input, literal);
            var argument = part.Single(run, name);
            return Utf8(run, argument, out var bytes) ? Decide(run, input, bytes) : FhirPath.Truth.Empty;
        }

        private Truth Decide(Evaluation run, in FhirPathValue input, ReadOnlySpan<byte> bytes) =>
            Utf8(run, input, out var text) ? Truths.Of(test(text, bytes)) : FhirPath.Truth.Empty;

        private bool Utf8(Evaluation run, in FhirPathValue item, out ReadOnlySpan<byte> bytes)
        {
            bytes = default;
            if (item.Kind == FhirPathKind.String) bytes = Encoding.UTF8.GetBytes(item.String!);
            else if (item.Kind == FhirPathKind.Element && item.Element.Type.SystemKind == FhirPathKind.String) bytes = item.Element.Utf8Value;
            else if (item.Exists) run.Fail(FhirPathRules.WrongType, At, name, item.TypeName);
            var hasText = item.Kind == FhirPathKind.String || (item.Exists && item.Element.HasValue);
            return hasText && run.SpendOn(bytes.Length) && !run.HasFailed;
        }
    }

    private sealed class ToCharsOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly string name = call.Name;

        public override void Run(Evaluation run)
        {
            var value = run.ToSystem(source.Single(run, name));
            if (value.Kind is not (FhirPathKind.String or FhirPathKind.None)) run.Fail(FhirPathRules.WrongType, At, name, value.TypeName);
            foreach (var rune in (value.String ?? "").EnumerateRunes())
            {
                if (!run.Spend()) return;
                run.Push(FhirPathValue.Of(rune.ToString()));
            }
        }
    }
}
