using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>Where in what was sent the message is: alone, or in the envelope MsgHead with documents beside it.</summary>
internal static class MessageFinder
{
    public const string Version13 = "http://www.kith.no/xmlstds/labsvar/2008-12-01";
    public const string Version14 = "http://www.kith.no/xmlstds/labsvar/2012-02-15";
    private const string Family = "http://www.kith.no/xmlstds/labsvar";

    /// <summary>The messages, in order; a refusal when there is none.</summary>
    public static Result<IReadOnlyList<SourceNode>> Find(SourceNode root, List<Issue> issues)
    {
        var messages = root.Name == "Message" ? [root] : root.Descendants().Where(node => node.Name == "Message" && IsReport(node)).ToList();
        if (messages.Count == 0 && root.Descendants().Any(node => node.Name == "EncryptedData")) return new Refusal(422, [SvarrapportRules.Sealed.At(root.Expression)]);
        if (messages.Count == 0 || !IsReport(messages[0])) return new Refusal(422, [SvarrapportRules.NotFound.At(root.Expression, root.Name, root.Namespace) with { Position = root.Position }]);
        foreach (var other in Others(root)) other.Leave(LossRules.OtherMessage);
        foreach (var message in messages.Where(message => message.Namespace is not (Version13 or Version14)))
            issues.Add(SvarrapportRules.NamespaceUnknown.At(message.Expression, message.Namespace) with { Position = message.Position });
        return messages;
    }

    /// <summary>Documents beside a message: those of its own envelope, which the first message in it gets, and for the first of all those that are in none.</summary>
    public static IEnumerable<SourceNode> Attached(SourceNode root, SourceNode message, IReadOnlyList<SourceNode> messages)
    {
        var own = Envelope(message);
        if (own is null && message != messages[0]) return [];
        if (own is not null && messages.First(other => Envelope(other) == own) != message) return [];
        var envelopes = messages.Select(Envelope).ToHashSet();
        return Documents(root).Where(document => Envelope(document) is var around && (around == own || (message == messages[0] && !envelopes.Contains(around))));
    }

    private static SourceNode? Envelope(SourceNode node)
    {
        for (var above = node.Parent; above is not null; above = above.Parent)
            if (above.Name == "MsgHead") return above;
        return null;
    }

    // A document that is a message in truth is told of as one.
    private static IEnumerable<SourceNode> Documents(SourceNode node) => node.Name switch
    {
        "Message" => [],
        "RefDoc" when !node.Descendants().Any(below => below.Name == "Message") => [node],
        _ => node.Children.SelectMany(Documents),
    };

    private static IEnumerable<SourceNode> Others(SourceNode root) => root.Descendants().Where(node => node.Name == "Message" && !IsReport(node));

    // Other messages of the family of standards have a root of the same name.
    private static bool IsReport(SourceNode message) => message.Namespace.Length == 0 || message.Namespace.StartsWith(Family, StringComparison.Ordinal);
}
