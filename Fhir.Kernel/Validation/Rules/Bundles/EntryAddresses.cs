using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules.Bundles;

/// <summary>Each entry's fullUrl: there, absolute, and the resource's own. https://hl7.org/fhir/R4/bundle-definitions.html#Bundle.entry.fullUrl</summary>
internal sealed class EntryAddresses : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var type = element.ValueOf("type") ?? "";
        foreach (var entry in element.ChildrenNamed("entry"))
        {
            var fullUrl = entry.Child(run.Names.FullUrl);
            if (fullUrl.HasValue) CheckUrl(fullUrl, entry.Child("resource"), run);
            else if (entry.Child("resource").Exists) CheckMissing(entry, type, run);
        }
    }

    // What an operation returns may have no identity. Documents and messages are made of references, which need one.
    private static void CheckMissing(Element entry, string type, ValidationRun run)
    {
        if (type is "transaction" or "batch" or "transaction-response" or "batch-response" || entry.Child("resource").Type.Name == "OperationOutcome") return;
        run.Report(entry, BundleRules.FullUrlMissing, type is "document" or "message" ? Severity.Error : Severity.Warning, type);
    }

    private static void CheckUrl(Element fullUrl, Element resource, ValidationRun run)
    {
        var url = ReferenceLiteral.Read(fullUrl.Utf8Value, fullUrl.Document.Schema);
        if (url.Form is not (ReferenceForm.Absolute or ReferenceForm.Urn)) Report(fullUrl, BundleRules.FullUrlFormat, run);
        else if (url.Form == ReferenceForm.Absolute && resource.Exists && Disagrees(url, resource, run))
            run.Report(fullUrl, BundleRules.FullUrlMismatch, Encoding.UTF8.GetString(fullUrl.Utf8Value), $"{resource.Type.Name}/{resource.ValueOf("id")}");
    }

    private static bool Disagrees(in ReferenceLiteral url, Element resource, ValidationRun run)
    {
        if (!url.Unversioned.StartsWith("http"u8)) return false;
        var id = resource.Child(run.Names.Id).Utf8Value;
        if (url.Type is { } type && type != resource.Type) return true;
        return !id.IsEmpty && !(url.Unversioned.EndsWith(id) && url.Unversioned[..^id.Length].EndsWith("/"u8));
    }

    private static void Report(Element fullUrl, Rule rule, ValidationRun run) => run.Report(fullUrl, rule, Encoding.UTF8.GetString(fullUrl.Utf8Value));
}
