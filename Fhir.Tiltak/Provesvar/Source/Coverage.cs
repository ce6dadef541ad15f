using System.Globalization;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>
/// What became of every element, attribute and text of the message, counted over the tree and not by hand: carried over, left for a reason that is known, or left
/// because nobody knows what it is.
/// </summary>
/// <param name="Total">Elements, attributes and texts.</param>
/// <param name="Losses">One issue for each element of which something was not carried over; it names the element and the attributes.</param>
internal sealed record Coverage(int Total, int Carried, IReadOnlyList<Issue> Losses)
{
    /// <summary>Losses that no reason is known for.</summary>
    public int Unexplained => Losses.Count(loss => loss.RuleId == LossRules.Unknown.Id);

    public Issue Summary => LossRules.Summary.At(null, Text(Total), Text(Carried), Text(Total - Carried), Text(Unexplained));

    public static Coverage Of(SourceNode root)
    {
        var count = new Counting();
        // What is around a message is about how it was sent.
        count.Visit(root, root.Name == "Message" ? null : LossRules.Envelope);
        return new Coverage(count.Total, count.Carried, count.Losses);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Counting
    {
        public int Total { get; private set; }

        public int Carried { get; private set; }

        public List<Issue> Losses { get; } = [];

        /// <returns>Null when something of the element, or of what is in it, was carried over; else why the element was not.</returns>
        public Rule? Visit(SourceNode node, Rule? above)
        {
            // What is said of an envelope is not said of the message in it.
            var reason = node.Reason ?? (node.Name == "Message" ? null : above) ?? LossReasons.Of(node) ?? (node.IsEmpty ? LossRules.Nothing : null);
            var place = Losses.Count;
            var lost = new List<(string Part, Rule Reason)>();
            var isCarried = node.IsCarried;
            foreach (var attribute in node.Attributes) isCarried |= Part(attribute.IsCarried, $"@{attribute.Name}", attribute.Reason ?? reason ?? OfAttribute(node, attribute), lost);
            if (node.Text.Length > 0) isCarried |= Part(node.IsTextCarried, SourceText.Loose, reason, lost);
            // An element that says nothing itself was left for the reason that what is in it was.
            var inner = lost.Select(part => part.Reason).FirstOrDefault();
            foreach (var child in node.Children)
            {
                var left = Visit(child, reason);
                isCarried |= left is null;
                inner ??= left;
            }
            Part(isCarried, "", reason ?? inner, lost);
            Losses.InsertRange(place, lost.GroupBy(part => part.Reason).Select(group => Loss(node, group.Key, group.Select(part => part.Part))));
            return isCarried ? null : reason ?? inner ?? LossRules.Unknown;
        }

        private bool Part(bool isCarried, string part, Rule? reason, List<(string, Rule)> lost)
        {
            Total++;
            if (isCarried) Carried++;
            else lost.Add((part, reason ?? LossRules.Unknown));
            return isCarried;
        }

        // The name of a code says nothing that the code does not say, and a reason for its absence nothing that the absence does not.
        private static Rule? OfAttribute(SourceNode node, SourceAttribute attribute) => attribute.Name switch
        {
            _ when string.IsNullOrWhiteSpace(attribute.Value) => LossRules.Nothing,
            "DN" or "S" or "OT" when node.Attributes.Any(other => other is { Name: "V", IsCarried: true }) => LossRules.Implied,
            "DN" or "S" or "OT" when node.Peek("V") is null => LossRules.Unreadable,
            "NULL" => LossRules.NoPlace,
            _ => null,
        };

        private static Issue Loss(SourceNode node, Rule reason, IEnumerable<string> parts)
        {
            var named = string.Join(", ", parts.Where(part => part.Length > 0));
            return reason.At(node.Expression, named.Length > 0 ? $"{node.Path} ({named})" : node.Path) with { Position = node.Position };
        }
    }
}
