using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>Holds documents and lists against <see cref="MetadataTable"/>.</summary>
internal static class MetadataChecks
{
    public static IEnumerable<Issue> Of(ProvidedBundle bundle) =>
        from entry in bundle.Entries
        where entry.Resource.Exists
        from requirement in MetadataTable.All
        where requirement.Kind == entry.Kind && requirement.Level <= bundle.Level && !requirement.IsMetBy(entry.Resource)
        select ProvideRules.Metadata.At($"{entry.Path}.resource", bundle.Level.ToString(), requirement.Text);
}
