using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>
/// What was sent as one tree, however it was packed: alone, in an archive or a MIME message with others, or within an envelope as base64 or as a text. What is in there
/// and is no XML stands in the tree as the document of an envelope would.
/// </summary>
internal sealed class SourceOpener
{
    /// <summary>Below this nothing can be a message.</summary>
    private const int ShortestMessage = 60;

    private readonly List<Issue> issues;
    private readonly Unpacker unpacker = new();
    private readonly SourceReader reader;
    private readonly List<Refusal> withheld = [];

    private SourceOpener(List<Issue> issues) => (this.issues, reader) = (issues, new SourceReader(issues));

    /// <summary>The root, or what stands in the way of reading it.</summary>
    /// <param name="charset">Of the Content-Type; null when it named none.</param>
    public static Result<SourceNode> Read(ReadOnlyMemory<byte> bytes, string? charset, List<Issue> issues) => new SourceOpener(issues).Open(bytes, charset);

    private Result<SourceNode> Open(ReadOnlyMemory<byte> bytes, string? charset)
    {
        var opened = unpacker.Open(new SourcePart(bytes, PackedKind.Other, Charset: charset));
        if (opened.Refusal is { } unopened) return unopened;
        if (unpacker.Layers.Count > 0) issues.Add(SvarrapportRules.Unpacked.At(null, Packing()));
        var root = opened.Value is [var only] ? Alone(only) : Together(opened.Value);
        if (root.Refusal is { } unreadable) return unreadable;
        foreach (var node in Outside(root.Value).Where(node => node.Children.Count == 0 && node.Text.Length >= ShortestMessage).ToList()) Inside(node);
        // What cannot be read in an envelope is a document that cannot be read, unless it is what the envelope was for.
        if (withheld.Count > 0 && !HasMessage(root.Value)) return withheld[0];
        issues.AddRange(withheld.SelectMany(refusal => refusal.Issues).Select(issue => issue with { Severity = Severity.Warning }));
        return root;
    }

    private string Packing() => string.Join(", ", unpacker.Layers.Select(PackedKinds.Name));

    private Result<SourceNode> Alone(SourcePart part) => part.Kind switch
    {
        PackedKind.Sealed => new Refusal(422, [SvarrapportRules.Sealed.At(null)]),
        PackedKind.Pdf or PackedKind.Edifact or PackedKind.Hl7 => new Refusal(422, [SvarrapportRules.OtherFormat.At(null, PackedKinds.Name(part.Kind))]),
        _ => reader.Read(part.Bytes, part.Charset),
    };

    private Result<SourceNode> Together(List<SourcePart> parts)
    {
        if (parts.Count == 0) return Refusal.BadRequest(SvarrapportRules.Empty.At(null));
        var name = PackedKinds.Name(unpacker.Layers.First(layer => layer is PackedKind.Zip or PackedKind.Mime));
        var root = new SourceNode(name, name, "", null, new SourcePosition(1, 1));
        foreach (var part in parts)
            if (Add(part, root) is { } refusal) return refusal;
        root.Close();
        return root;
    }

    /// <summary>As a tree of its own when it is XML, else as a document. What is not well-formed may be a document; what is harmful, or too much, is refused.</summary>
    private Refusal? Add(SourcePart part, SourceNode around)
    {
        var read = part.IsXml ? reader.Read(part.Bytes, part.Charset, around) : (Result<SourceNode>?)null;
        if (part.Kind == PackedKind.Sealed) withheld.Add(new Refusal(422, [SvarrapportRules.Sealed.At(null)]));
        if (read is { IsValue: true, Value: var root }) around.Children.Add(root);
        else if (read is { Refusal: { } refusal } && refusal.Issues[0].RuleId != ParseRules.XmlMalformed.Id) return refusal;
        else Document(part, around);
        if (read is { Refusal: { } malformed }) withheld.Add(malformed);
        return null;
    }

    private static void Document(SourcePart part, SourceNode around)
    {
        var document = around.Add("RefDoc");
        document.Add("MimeType", part.OpenedBy);
        if (part.Name is { } name) document.Add("Description", name);
        document.Add("Content").Add("Base64Container", Convert.ToBase64String(part.Bytes.Span));
    }

    // What is a message already has texts of its own; they are what they are.
    private static IEnumerable<SourceNode> Outside(SourceNode node) => node.Name == "Message" ? [] : node.Children.SelectMany(Outside).Prepend(node);

    /// <summary>A text in an envelope that is a message in truth, or several, or a packing of them.</summary>
    private void Inside(SourceNode node)
    {
        var text = node.Text;
        var isPacked = text[0] != '<';
        if (!isPacked) Take(node, reader.Read(text, node));
        else if (PackedKinds.Of(Encoding.UTF8.GetBytes(text)) is PackedKind.Base64 or PackedKind.Mime) Unpack(node, Encoding.UTF8.GetBytes(text));
        if (!node.Children.Exists(HasMessage))
        {
            // Another document is a document, in XML too.
            node.Children.Clear();
            return;
        }
        node.TakeText();
        if (isPacked) issues.Add(SvarrapportRules.Unpacked.At(node.Expression, Packing()) with { Position = node.Position });
    }

    private void Unpack(SourceNode node, byte[] bytes)
    {
        var opened = unpacker.Open(new SourcePart(bytes, PackedKind.Other));
        if (opened.Refusal is { } unopened) withheld.Add(unopened);
        else if (opened.Value is [var only]) Take(node, only.IsXml ? reader.Read(only.Bytes, only.Charset, node) : (Result<SourceNode>?)null);
        else withheld.AddRange(opened.Value.Select(part => Add(part, node)).OfType<Refusal>());
    }

    private void Take(SourceNode node, Result<SourceNode>? read)
    {
        if (read is { IsValue: true, Value: var root }) node.Children.Add(root);
        else if (read is { Refusal: { } refusal }) withheld.Add(refusal);
    }

    private static bool HasMessage(SourceNode node) => node.Name == "Message" || node.Children.Exists(HasMessage);
}
