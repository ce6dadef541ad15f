using System.Collections.Frozen;
using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules.Bundles;

/// <summary>
/// A document holds what its Composition points at, a message what its MessageHeader is about, and neither holds what nothing leads to.
/// https://hl7.org/fhir/R4/documents.html#content and https://hl7.org/fhir/R4/messaging.html
/// </summary>
internal sealed class DocumentRule : ElementRule
{
    // By the element of the first resource the reference stands in.
    private static readonly FrozenSet<string> Held = FrozenSet.Create(
        "Composition.subject", "Composition.encounter", "Composition.author", "Composition.custodian", "Composition.attester.party", "Composition.event.detail",
        "Composition.section.author", "Composition.section.focus", "Composition.section.entry", "MessageHeader.focus");

    public override void Check(Element element, ValidationRun run)
    {
        if (element.ValueOf("type") is not ("document" or "message")) return;
        var first = element.Child("entry").Child("resource");
        if (!first.Exists || first.Type.Name is not ("Composition" or "MessageHeader")) return;
        CheckHeld(first, run);
        CheckReach(element, first, run);
    }

    private static void CheckHeld(Element first, ValidationRun run)
    {
        foreach (var reference in first.Subtree())
        {
            if (reference.Type != run.Names.ReferenceType || !Held.Contains(reference.Property!.Path)) continue;
            var text = ReferenceTargets.TextOf(reference, run);
            if (!text.IsEmpty && run.Target(reference).Place is ReferencePlace.Nowhere or ReferencePlace.Elsewhere)
                run.Report(reference, BundleRules.ReferenceOutside, Encoding.UTF8.GetString(text), reference.Property.Path);
        }
    }

    /// <summary>Forwards along references; a Provenance belongs to what it is about, and a Binary may be a style sheet.</summary>
    private static void CheckReach(Element bundle, Element first, ValidationRun run)
    {
        var (targets, about) = (new Dictionary<int, List<int>>(), new List<(int About, int Provenance)>());
        foreach (var entry in bundle.ChildrenNamed("entry"))
        {
            var resource = entry.Child("resource");
            if (resource.Exists) targets[resource.Index] = Targets(resource, run);
            if (resource.Exists && resource.Type.Name == "Provenance") about.AddRange(targets[resource.Index].Select(target => (target, resource.Index)));
        }
        foreach (var (target, provenance) in about)
            if (targets.TryGetValue(target, out var known)) known.Add(provenance);
        var reached = Reached(first.Index, targets);
        foreach (var entry in bundle.ChildrenNamed("entry"))
            if (entry.Child("resource") is { Exists: true } resource && !reached.Contains(resource.Index) && resource.Type.Name is not ("Binary" or "OperationOutcome"))
                run.Report(entry, BundleRules.Unreachable, first.Type.Name);
    }

    private static List<int> Targets(Element resource, ValidationRun run)
    {
        var targets = new List<int>();
        foreach (var reference in resource.Subtree())
            if (reference.Type == run.Names.ReferenceType && run.Target(reference) is { Place: ReferencePlace.Bundled, Resource: var target }) targets.Add(target.Index);
        return targets;
    }

    private static HashSet<int> Reached(int first, Dictionary<int, List<int>> targets)
    {
        var (reached, open) = (new HashSet<int> { first }, new Stack<int>([first]));
        while (open.TryPop(out var at))
            foreach (var target in targets.GetValueOrDefault(at, []))
                if (reached.Add(target)) open.Push(target);
        return reached;
    }
}
