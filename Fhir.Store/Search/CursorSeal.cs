using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Search;

/// <summary>
/// Cursors as they go out in links. They are sealed, because sort values are names and identity numbers, which have no business in a url; and
/// bound to their query and permit, so that a cursor cannot be used to walk another or by another.
/// </summary>
internal sealed class CursorSeal(ReadOnlyMemory<byte> key)
{
    public const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public string Write(SearchQuery query, Permit permit, SearchCursor cursor) => Seal(Fingerprint(query, permit), Serialize(cursor));

    /// <summary>Null when the token is not one of ours, or of another query or caller.</summary>
    public SearchCursor? Read(SearchQuery query, Permit permit, string token) =>
        Open(Fingerprint(query, permit), token) is { } text && Deserialize(text) is { } cursor && cursor.Values.Length == (query.Contained == Contained.False ? query.Sort.Length : 1) ? cursor : null;

    /// <param name="purpose">What the text is bound to.</param>
    public string Seal(byte[] purpose, byte[] text)
    {
        var token = new byte[NonceBytes + TagBytes + text.Length];
        RandomNumberGenerator.Fill(token.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key.Span, TagBytes);
        aes.Encrypt(token.AsSpan(0, NonceBytes), text, token.AsSpan(NonceBytes + TagBytes), token.AsSpan(NonceBytes, TagBytes), purpose);
        return Base64Url.EncodeToString(token);
    }

    public byte[]? Open(byte[] purpose, string token)
    {
        if (token.Length > 8000 || !Base64Url.IsValid(token)) return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length < NonceBytes + TagBytes) return null;
        var text = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key.Span, TagBytes);
        try
        {
            aes.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), text, purpose);
            return text;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>The conditions and the order, but neither the page's size nor the form of the answer, which may change from page to page.</summary>
    private static byte[] Fingerprint(SearchQuery query, Permit permit)
    {
        var text = new StringBuilder(permit.Identity).Append('\n').AppendJoin(',', query.PerType().Select(part => part.Type));
        if (query.Compartment is var (owner, id)) text.Append('\n').Append(owner).Append('/').Append(id);
        foreach (var (name, value) in query.Applied.Where(parameter => parameter.Name is not ("_count" or "_total" or "_format" or "_pretty" or SearchQueryParser.ExplainParameter)))
            text.Append('\n').Append(name).Append('=').Append(value);
        foreach (var sort in query.Sort) text.Append('\n').Append(sort.Parameter.Code).Append(sort.IsDescending);
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static byte[] Serialize(SearchCursor cursor)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            writer.WriteBooleanValue(cursor.IsBackward);
            writer.WriteNumberValue(cursor.Key);
            foreach (var value in cursor.Values) Write(writer, value);
            writer.WriteEndArray();
        }
        return stream.ToArray();
    }

    /// <summary>A double goes by its bits: the same row must be found again.</summary>
    private static void Write(Utf8JsonWriter writer, object? value)
    {
        if (value is long number) writer.WriteNumberValue(number);
        else if (value is double real)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(BitConverter.DoubleToInt64Bits(real));
            writer.WriteEndArray();
        }
        else writer.WriteStringValue((string?)value);
    }

    private static SearchCursor Deserialize(byte[] text)
    {
        using var json = JsonDocument.Parse(text);
        var items = json.RootElement.EnumerateArray().ToList();
        return new SearchCursor(items[0].GetBoolean(), [.. items.Skip(2).Select(Read)], items[1].GetInt64());
    }

    private static object? Read(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Number => item.GetInt64(),
        JsonValueKind.Array => BitConverter.Int64BitsToDouble(item[0].GetInt64()),
        _ => item.GetString(),
    };
}
