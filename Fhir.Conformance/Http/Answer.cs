using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

using Fhir.Conformance.Engine;

namespace Fhir.Conformance.Http;

/// <summary>What the target answered; every part of it may be nonsense.</summary>
public sealed class Answer
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly int maxDepth;
    private readonly ImmutableArray<Header> headers;
    private (Node Node, Words? Trouble)? json;

    public Answer(int status, ImmutableArray<Header> headers, byte[] body, Words? trouble, int maxDepth) =>
        (Status, this.headers, Body, Trouble, this.maxDepth) = (status, headers, body, trouble, maxDepth);

    /// <summary>0 when no answer came.</summary>
    public int Status { get; }

    public byte[] Body { get; }

    /// <summary>The request it answers, as evidence; null for an answer that was made up.</summary>
    public Exchange? Asked { get; internal set; }

    /// <summary>Why no whole answer came: no connection, time-out, body over the limit. Null when one did.</summary>
    public Words? Trouble { get; }

    /// <summary>Without parameters, in lower case; empty when the header is missing.</summary>
    public string MediaType => (Header("Content-Type") ?? "").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The root of the body as JSON; nothing when it is no JSON.</summary>
    public Node Json => Parsed.Node;

    /// <summary>Why the body could not be read as JSON; null when it could.</summary>
    public Words? JsonTrouble => Parsed.Trouble;

    /// <summary>The first header of the name; null when there is none.</summary>
    public string? Header(string name)
    {
        foreach (var header in headers)
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return header.Value;
        return null;
    }

    /// <summary>The root element when the body is well-formed XML without a document type; null otherwise.</summary>
    public XElement? Xml()
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(Body), settings);
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>True when every byte is part of a well-formed UTF-8 sequence.</summary>
    public bool IsUtf8()
    {
        try
        {
            StrictUtf8.GetCharCount(Body);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private (Node Node, Words? Trouble) Parsed => json ??= Parse();

    private (Node, Words?) Parse()
    {
        if (Body.Length == 0) return (default, new Words("svaret har ingen kropp", "the answer has no body"));
        try
        {
            using var document = JsonDocument.Parse(Body, new JsonDocumentOptions { MaxDepth = maxDepth });
            return (new Node(document.RootElement.Clone()), null);
        }
        catch (JsonException trouble)
        {
            var at = $"{(trouble.LineNumber ?? 0) + 1}:{(trouble.BytePositionInLine ?? 0) + 1}";
            return (default, new Words($"svaret er ikke lesbar JSON (feil ved {at})", $"the answer is not readable JSON (error at {at})"));
        }
    }
}
