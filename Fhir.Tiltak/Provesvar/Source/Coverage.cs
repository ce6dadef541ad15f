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
        count.Visit(root, null);
        return new Coverage(count.Total, count.Carried, count.Losses);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Counting
    {
        public int Total { get; private set; }

        public int Carried { get; private set; }

        public List<Issue> Losses { get; } = [];

        /// <returns>Whether something of the element, or of what is in it, was carried over.</returns>
        public bool Visit(SourceNode node, Rule? above)
        {
            // What is said of an envelope is not said of the message in it.
            var reason = node.Reason ?? (node.Name == "Message" ? null : above) ?? LossReasons.Of(node);
            var place = Losses.Count;
            var lost = new List<(string Part, Rule Reason)>();
            var isCarried = node.IsCarried;
            foreach (var attribute in node.Attributes) isCarried |= Part(attribute.IsCarried, $"@{attribute.Name}", attribute.Reason ?? reason ?? Implied(node, attribute), lost);
            if (node.Text.Length > 0) isCarried |= Part(node.IsTextCarried, SourceText.Loose, reason, lost);
            foreach (var child in node.Children) isCarried |= Visit(child, reason);
            Part(isCarried, "", reason, lost);
            Losses.InsertRange(place, lost.GroupBy(part => part.Reason).Select(group => Loss(node, group.Key, group.Select(part => part.Part))));
            return isCarried;
        }

        private bool Part(bool isCarried, string part, Rule? reason, List<(string, Rule)> lost)
        {
            Total++;
            if (isCarried) Carried++;
            else lost.Add((part, reason ?? LossRules.Unknown));
            return isCarried;
        }

        // The name of a code says nothing that the code does not say.
        private static Rule? Implied(SourceNode node, SourceAttribute attribute) =>
            attribute.Name is "DN" or "S" or "OT" && node.Attributes.Any(other => other is { Name: "V", IsCarried: true }) ? LossRules.Implied : null;

        private static Issue Loss(SourceNode node, Rule reason, IEnumerable<string> parts)
        {
            var named = string.Join(", ", parts.Where(part => part.Length > 0));
            return reason.At(node.Expression, named.Length > 0 ? $"{node.Path} ({named})" : node.Path) with { Position = node.Position };
        }
    }
}
