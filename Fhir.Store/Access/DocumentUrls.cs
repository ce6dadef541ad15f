using System.Buffers;
using System.Text;
using Fhir.Kernel.Elements;

namespace Fhir.Store.Access;

/// <summary>
/// Where a document is, so that who gets the reference can go there: a relative url (<c>Binary/1</c>) is written below the base the caller used. The store keeps it
/// relative, since a base can change. "attachment.url: full URL": https://profiles.ihe.net/ITI/MHD/ITI-67.html
/// </summary>
public static class DocumentUrls
{
    private const string Type = "DocumentReference";

    private static ReadOnlySpan<byte> Url => "\"url\":\""u8;

    /// <param name="json">As the store writes it: without blanks between tokens.</param>
    public static ReadOnlyMemory<byte> Absolute(string type, ReadOnlyMemory<byte> json, string baseUrl)
    {
        if (type != Type || Next(json.Span) is var first && first < 0) return json;
        var written = new ArrayBufferWriter<byte>(json.Length + 256);
        var rest = json.Span;
        for (var at = first; at >= 0; at = Next(rest))
        {
            written.Write(rest[..at]);
            written.Write(Encoding.UTF8.GetBytes(baseUrl + "/"));
            rest = rest[at..];
        }
        written.Write(rest);
        return written.WrittenMemory;
    }

    /// <summary>The same writes, with full addresses of documents here made relative.</summary>
    public static WriteBatch Relative(WriteBatch batch) => batch.OwnBase is { } ownBase && batch.Commands.Any(command => command.Type == Type)
        ? batch with { Commands = [.. batch.Commands.Select(command => Relative(command, ownBase))] } : batch;

    private static WriteCommand Relative(WriteCommand command, string ownBase) => command switch
    {
        CreateCommand { Type: Type } create => create with { Replace = element => Relative(element, create.Replace, ownBase) },
        UpdateCommand { Type: Type } update => update with { Replace = element => Relative(element, update.Replace, ownBase) },
        _ => command,
    };

    private static string? Relative(Element element, Func<Element, string?>? replace, string ownBase)
    {
        if (replace?.Invoke(element) is { } replaced) return replaced;
        if (element.Property is not { Name: "url", Owner.Name: "Attachment" } || element.Value is not { } url || !url.StartsWith(ownBase + "/", StringComparison.Ordinal)) return null;
        return url[(ownBase.Length + 1)..] is var local && local.Split('/') is ["Binary" or "Bundle", _] ? local : null;
    }

    /// <summary>Where the next relative url begins; negative when there is none.</summary>
    private static int Next(ReadOnlySpan<byte> json)
    {
        for (var from = 0; json[from..].IndexOf(Url) is var found and >= 0; from += found + Url.Length)
            if (json[(from + found + Url.Length)..] is var value && (value.StartsWith("Binary/"u8) || value.StartsWith("Bundle/"u8))) return from + found + Url.Length;
        return -1;
    }
}
