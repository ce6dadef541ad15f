using System.Text.Json;

namespace Fhir.Fuzz.Tests;

/// <summary>Where the inputs of a target can be cut.</summary>
public interface IGrain
{
    /// <summary>Parts that can stand in each other's place; they may lie inside each other. Empty when the input is beyond understanding.</summary>
    IReadOnlyList<(int Start, int End)> Split(ReadOnlySpan<byte> input);

    /// <summary>Between a part and one that is put after it.</summary>
    ReadOnlySpan<byte> Separator { get; }

    /// <summary>A word as a part.</summary>
    byte[] Wrap(byte[] word);
}

/// <summary>JSON values, and properties with their values.</summary>
public sealed class JsonGrain : IGrain
{
    public ReadOnlySpan<byte> Separator => ","u8;

    public byte[] Wrap(byte[] word) => word.Length > 0 && (word[0] is (byte)'{' or (byte)'[' or (byte)'"' || char.IsAsciiDigit((char)word[0])) ? word : [.. "\""u8, .. word, .. "\""u8];

    public IReadOnlyList<(int Start, int End)> Split(ReadOnlySpan<byte> input)
    {
        var (parts, open, names) = (new List<(int, int)>(), new Stack<int>(), new Stack<int>());
        var reader = new Utf8JsonReader(input, new JsonReaderOptions { MaxDepth = 500, CommentHandling = JsonCommentHandling.Skip });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    names.Push((int)reader.TokenStartIndex);
                    continue;
                }
                var start = (int)reader.TokenStartIndex;
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    open.Push(start);
                    names.Push(-1);
                    continue;
                }
                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    start = open.Pop();
                    while (names.Pop() != -1) { }
                }
                parts.Add((start, (int)reader.BytesConsumed));
                if (names.Count > 0 && names.Peek() != -1) parts.Add((names.Pop(), (int)reader.BytesConsumed));
            }
        }
        catch (JsonException)
        {
            // What came before stands.
        }
        return parts;
    }
}

/// <summary>Elements, with and without content, and attribute values.</summary>
public sealed class XmlGrain : IGrain
{
    public ReadOnlySpan<byte> Separator => default;

    public byte[] Wrap(byte[] word) => [.. "<"u8, .. word, .. " value=\"1\"/>"u8];

    public IReadOnlyList<(int Start, int End)> Split(ReadOnlySpan<byte> input)
    {
        var (parts, open) = (new List<(int, int)>(), new Stack<int>());
        for (var at = 0; at < input.Length; at++)
        {
            if (input[at] != '<') continue;
            var length = input[at..].IndexOf((byte)'>');
            if (length < 0) break;
            var tag = input.Slice(at, length);
            var end = at + length + 1;
            if (tag.StartsWith("</"u8)) { if (open.TryPop(out var start)) parts.Add((start, end)); }
            else if (tag.EndsWith("/"u8)) parts.Add((at, end));
            else if (!tag.StartsWith("<?"u8) && !tag.StartsWith("<!"u8)) open.Push(at);
            at = end - 1;
        }
        return parts;
    }
}

/// <summary>Words, runs of blanks and single signs.</summary>
public sealed class WordGrain : IGrain
{
    public ReadOnlySpan<byte> Separator => default;

    public byte[] Wrap(byte[] word) => word;

    public IReadOnlyList<(int Start, int End)> Split(ReadOnlySpan<byte> input)
    {
        var (parts, open) = (new List<(int, int)>(), new Stack<int>());
        for (var at = 0; at < input.Length;)
        {
            var start = at++;
            while (at < input.Length && IsWord(input[start]) && IsWord(input[at])) at++;
            parts.Add((start, at));
            if (input[start] == '(') open.Push(start);
            if (input[start] == ')' && open.TryPop(out var bracket)) parts.Add((bracket, at));
        }
        return parts;
    }

    private static bool IsWord(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'_' or (byte)'$' or (byte)'%' or (byte)'@' or >= 0x80;
}
