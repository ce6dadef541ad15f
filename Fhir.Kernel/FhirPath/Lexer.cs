using System.Text;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.FhirPath;

internal enum TokenKind : byte
{
    End,
    Identifier,
    DelimitedIdentifier,
    String,
    Number,

    /// <summary><c>5L</c>, the L left out.</summary>
    LongNumber,
    Date,
    DateTime,
    Time,

    /// <summary><c>$this</c>, <c>$index</c> and <c>$total</c>.</summary>
    Special,
    Symbol,
}

/// <param name="Text">Identifiers, strings and symbols as meant (unescaped, without delimiters); literals as written, without the @.</param>
internal readonly record struct Token(TokenKind Kind, int Start, string Text)
{
    public bool IsSymbol(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Identifier && Text == word;
}

/// <summary>Ends the reading of an expression from inside its recursion; never leaves <see cref="Parser"/>.</summary>
internal sealed class SyntaxStopped(Rule rule, int at, params string[] arguments) : Exception
{
    public Rule Rule { get; } = rule;

    public int At { get; } = at;

    public IReadOnlyList<string> Arguments { get; } = arguments;
}

/// <summary>Text to tokens, one at a time. https://hl7.org/fhirpath/N1/grammar.html</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] Symbols =
    [
        "<=", ">=", "!=", "!~", ".", ",", "(", ")", "[", "]", "{", "}", "+", "-", "*", "/", "&", "|", "<", ">", "=", "~", "%",
    ];

    private int at;

    public Token Next()
    {
        SkipBlank();
        var start = at;
        if (at == text.Length) return new(TokenKind.End, start, "");
        return text[at] switch
        {
            '\'' => new(TokenKind.String, start, Delimited('\'')),
            '`' => new(TokenKind.DelimitedIdentifier, start, Delimited('`') is { Length: > 0 } name ? name : throw new SyntaxStopped(FhirPathRules.Syntax, start, "``", "`…`")),
            // R4 writes %"vs-name"; nowhere else do quotes delimit.
            '"' when start > 0 && text[start - 1] == '%' => new(TokenKind.DelimitedIdentifier, start, Delimited('"')),
            '@' => Temporal(start),
            '$' => Special(start),
            >= '0' and <= '9' => Number(start),
            var letter when IsNameStart(letter) => new(TokenKind.Identifier, start, Name()),
            _ => Symbol(start),
        };
    }

    private void SkipBlank()
    {
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' or '\r' or '\n') at++;
            else if (At("//")) SkipTo("\n", isRequired: false);
            else if (At("/*")) SkipTo("*/", isRequired: true);
            else return;
        }
    }

    private void SkipTo(string end, bool isRequired)
    {
        var found = text.IndexOf(end, at + 2, StringComparison.Ordinal);
        if (found < 0 && isRequired) throw new SyntaxStopped(FhirPathRules.Syntax, at, "/*", "*/");
        at = found < 0 ? text.Length : found + end.Length;
    }

    private bool At(string wanted) => string.CompareOrdinal(text, at, wanted, 0, wanted.Length) == 0;

    private static bool IsNameStart(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    private static bool IsNamePart(char letter) => IsNameStart(letter) || char.IsAsciiDigit(letter);

    private string Name()
    {
        var start = at;
        while (at < text.Length && IsNamePart(text[at])) at++;
        return text[start..at];
    }

    private Token Special(int start)
    {
        at++;
        var name = Name();
        if (name is "this" or "index" or "total") return new(TokenKind.Special, start, name);
        throw new SyntaxStopped(FhirPathRules.Syntax, start, "$" + name, "$this, $index, $total");
    }

    private Token Number(int start)
    {
        Digits();
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            Digits();
        }
        else if (at < text.Length && text[at] == 'L' && (at + 1 == text.Length || !IsNamePart(text[at + 1]))) return new(TokenKind.LongNumber, start, text[start..at++]);
        return new(TokenKind.Number, start, text[start..at]);
    }

    private void Digits()
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
    }

    private Token Temporal(int start)
    {
        at++;
        var isTime = at < text.Length && text[at] == 'T';
        if (isTime) at++;
        var from = at;
        if (isTime) Clock();
        else return DateOrDateTime(start, from);
        return new(TokenKind.Time, start, text[from..at]);
    }

    private Token DateOrDateTime(int start, int from)
    {
        Digits();
        while (at + 1 < text.Length && text[at] == '-' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            Digits();
        }
        if (at == text.Length || text[at] != 'T') return new(TokenKind.Date, start, text[from..at]);
        at++;
        if (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            Clock();
            Offset();
        }
        return new(TokenKind.DateTime, start, text[from..at]);
    }

    private void Clock()
    {
        Digits();
        while (at + 1 < text.Length && text[at] == ':' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            Digits();
        }
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            Digits();
        }
    }

    private void Offset()
    {
        if (at < text.Length && text[at] == 'Z')
        {
            at++;
            return;
        }
        // Only a full +hh:mm belongs to the literal; anything else is the next operator.
        var isOffset = at + 6 <= text.Length && text[at] is '+' or '-' && text[at + 3] == ':'
            && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 4]) && char.IsAsciiDigit(text[at + 5]);
        if (isOffset) at += 6;
    }

    private Token Symbol(int start)
    {
        foreach (var symbol in Symbols)
        {
            if (!At(symbol)) continue;
            at += symbol.Length;
            return new(TokenKind.Symbol, start, symbol);
        }
        var found = Rune.TryGetRuneAt(text, at, out var rune) ? rune.ToString() : $"U+{(int)text[at]:X4}";
        throw new SyntaxStopped(FhirPathRules.Syntax, start, $"«{found}»", "FHIRPath");
    }

    private string Delimited(char delimiter)
    {
        var start = at++;
        var content = new StringBuilder();
        while (at < text.Length && text[at] != delimiter)
        {
            if (text[at] == '\\') at = EscapeSequence.Read(text, at + 1, content);
            else content.Append(text[at++]);
        }
        if (at == text.Length) throw new SyntaxStopped(FhirPathRules.Syntax, start, delimiter.ToString(), $"… {delimiter}");
        at++;
        return content.ToString();
    }
}
