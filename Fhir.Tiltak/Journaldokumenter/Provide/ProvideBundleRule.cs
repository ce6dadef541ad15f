using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>
/// The recipient's rules for a submission (ITI-65), asked of every transaction that claims one of <see cref="ProvideProfiles"/>. All that is wrong is told at once;
/// what is wrong with the entries themselves is told before anything is looked up. https://profiles.ihe.net/ITI/MHD/ITI-65.html
/// </summary>
public sealed class ProvideBundleRule : IWriteRule
{
    public async Task<Refusal?> CheckAsync(Document document, WriteContext context, CancellationToken cancel)
    {
        if (document.Root.Type.Name != "Bundle" || ProvideProfiles.LevelOf(document.Root) is not { } level) return null;
        var bundle = ProvidedBundle.Read(document.Root, level, context.OwnBase);
        Issue[] issues = [.. EntryChecks.Of(bundle), .. PatientChecks.Of(bundle), .. MetadataChecks.Of(bundle), .. ContentChecks.Of(bundle)];
        if (issues.Length > 0) return new Refusal(422, issues);

        Issue[] found = [.. await new RelationChecks(bundle, context).RunAsync(cancel), .. await new RecordedChecks(bundle, context).RunAsync(cancel)];
        if (found.Length > 0) return new Refusal(StatusOf(found), found);
        foreach (var remark in Tolerances.Of(bundle)) context.Remark(remark);
        return null;
    }

    private static int StatusOf(Issue[] issues) => issues.All(issue => issue.Rule.Code is IssueCode.Duplicate or IssueCode.Conflict) ? 409 : 422;
}
