using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules.Bundles;

/// <summary>What a page of search results says of itself. https://hl7.org/fhir/R4/bundle.html#searchset</summary>
internal sealed class SearchsetRule : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        if (element.ValueOf("type") != "searchset") return;
        var matches = 0;
        foreach (var entry in element.ChildrenNamed("entry"))
        {
            var (mode, resource) = (entry.Child("search").ValueOf("mode"), entry.Child("resource"));
            if (mode is null) run.Report(entry, BundleRules.SearchMode);
            else if (resource.Exists && (mode == "outcome") != (resource.Type.Name == "OperationOutcome")) run.Report(entry, BundleRules.SearchOutcome, mode, resource.Type.Name);
            if (mode == "match") matches++;
        }
        CheckTotal(element, matches, run);
        if (!HasSelf(element)) run.Report(element, BundleRules.SelfLink);
    }

    private static void CheckTotal(Element bundle, int matches, ValidationRun run)
    {
        if (!int.TryParse(bundle.ValueOf("total"), NumberStyles.None, CultureInfo.InvariantCulture, out var total) || total >= matches) return;
        run.Report(bundle.Child("total"), BundleRules.Total, $"{total}", $"{matches}");
    }

    private static bool HasSelf(Element bundle)
    {
        foreach (var link in bundle.ChildrenNamed("link"))
            if (link.ValueOf("relation") == "self") return true;
        return false;
    }
}
