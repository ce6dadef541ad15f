using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>
/// Documents that replace, append to, transform or sign others. What is replaced is superseded in the same transaction, by a PATCH of its own (UpdateDocumentRefs).
/// https://profiles.ihe.net/ITI/MHD/ITI-65.html
/// </summary>
internal sealed class RelationChecks(ProvidedBundle bundle, WriteContext context)
{
    private sealed record Relation(ProvidedEntry Document, Element Element, string Code, string Target);

    public async Task<List<Issue>> RunAsync(CancellationToken cancel)
    {
        var relations = bundle.Of(EntryKind.DocumentReference).SelectMany(Relations).ToList();
        var issues = new List<Issue>([.. Patches(relations)]);
        foreach (var relation in relations)
            if (await ProblemAsync(relation, cancel) is { } issue) issues.Add(issue);
        return issues;
    }

    private IEnumerable<Relation> Relations(ProvidedEntry document)
    {
        foreach (var relation in document.Resource.ChildrenNamed("relatesTo"))
            if (relation.Child("target").ValueOf("reference") is { } target) yield return new Relation(document, relation, relation.ValueOf("code") ?? "", bundle.Local(target));
    }

    /// <summary>One PATCH for each that is replaced, and none beside.</summary>
    private IEnumerable<Issue> Patches(List<Relation> relations)
    {
        var replaced = relations.Where(relation => relation.Code == "replaces").ToList();
        var patches = bundle.Of(EntryKind.StatusPatch).ToList();
        foreach (var relation in replaced.Where(relation => patches.All(patch => bundle.Local(patch.Url) != relation.Target)))
            yield return ProvideRules.PatchMissing.At(relation.Element.Path, relation.Target);
        foreach (var patch in patches)
        {
            if (replaced.All(relation => relation.Target != bundle.Local(patch.Url))) yield return ProvideRules.PatchAlone.At(patch.Path, patch.Url);
            if (!StatusPatch.IsOne(patch.Resource)) yield return ProvideRules.PatchOther.At($"{patch.Path}.resource");
        }
    }

    /// <summary>What a relation leads to is here, is about the same patient and is not superseded yet.</summary>
    private async Task<Issue?> ProblemAsync(Relation relation, CancellationToken cancel)
    {
        if (bundle.Find(relation.Target) == relation.Document) return ProvideRules.RelatedToItself.At(relation.Element.Path, relation.Code);
        if (bundle.Find(relation.Target) is { Kind: EntryKind.DocumentReference }) return null;
        if (relation.Target.Split('/') is not ["DocumentReference", var id]) return ProvideRules.TargetUnknown.At(relation.Element.Path, relation.Code, relation.Target);
        var read = await context.Store.ReadAsync("DocumentReference", id, cancel);
        if (read.Refusal is { } denied) return denied.Issues[0];
        if (read.Value is not { IsDeleted: false } stored || JsonParser.Parse(stored.Json, context.Host.Schema).Document is not { } target)
            return ProvideRules.TargetUnknown.At(relation.Element.Path, relation.Code, relation.Target);
        return Problem(relation, target.Root);
    }

    private Issue? Problem(Relation relation, Element target)
    {
        if (relation.Code is "replaces" or "appends" && target.ValueOf("status") == "superseded")
            return ProvideRules.TargetSuperseded.At(relation.Element.Path, relation.Target, relation.Code);
        var (theirs, ours) = (PatientChecks.KeyOf(bundle, target.Child("subject")), PatientChecks.KeyOf(bundle, relation.Document.Resource.Child("subject")));
        // One may go by a reference and the other by a number: only two of a kind can be told apart.
        var areComparable = theirs is not null && ours is not null && theirs.Contains('|') == ours.Contains('|');
        return areComparable && theirs != ours ? ProvideRules.TargetOfOther.At(relation.Element.Path, relation.Target) : null;
    }
}
