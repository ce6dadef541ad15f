using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>What a submission must not collide with, or must find, among what is here: unique ids and intended recipients.</summary>
internal sealed class RecordedChecks(ProvidedBundle bundle, WriteContext context)
{
    private const string IntendedRecipient = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-intendedRecipient";

    public async Task<List<Issue>> RunAsync(CancellationToken cancel)
    {
        var (issues, own) = (new List<Issue>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var document in bundle.Of(EntryKind.DocumentReference))
            if (!own.Add(document.Resource.Child("masterIdentifier").ValueOf("value") ?? document.Path) || await IsTakenAsync(document.Resource.Child("masterIdentifier"), cancel))
                issues.Add(ProvideRules.UniqueIdTaken.At($"{document.Resource.Path}.masterIdentifier", document.Resource.Child("masterIdentifier").ValueOf("value")!));
        foreach (var recipient in bundle.Of(EntryKind.SubmissionSet).SelectMany(Recipients))
            if (await IsUnknownAsync(recipient, cancel)) issues.Add(ProvideRules.RecipientUnknown.At(recipient.Path, recipient.ValueOf("reference")!));
        return issues;
    }

    /// <summary>Who may not search cannot be told whether the id is in use.</summary>
    private async Task<bool> IsTakenAsync(Element identifier, CancellationToken cancel)
    {
        if (identifier.ValueOf("value") is not { } value) return false;
        var query = context.Host.Search("DocumentReference", $"identifier={Uri.EscapeDataString(Token(identifier.ValueOf("system") ?? "", value))}&_count=1", context.OwnBase);
        if (query.Refusal is not null) return false;
        var page = await context.Store.SearchAsync(query.Value, cancel);
        return page.IsValue && page.Value.Matches.Count > 0;
    }

    private static IEnumerable<Element> Recipients(ProvidedEntry set) => set.Resource.Each("extension")
        .Where(extension => extension.ValueOf("url") == IntendedRecipient).Select(extension => extension.Child("value")).Where(value => value.ValueOf("reference") is not null);

    /// <summary>Recipients on other servers, in the submission itself or contained in the list are taken at their word.</summary>
    private async Task<bool> IsUnknownAsync(Element recipient, CancellationToken cancel)
    {
        var reference = recipient.ValueOf("reference")!;
        if (bundle.Find(reference) is not null || bundle.Local(reference).Split('/') is not [var type, var id] || context.Host.Schema.FindType(type) is not { IsResource: true }) return false;
        var read = await context.Store.ReadAsync(type, id, cancel);
        return read.IsValue && read.Value is not { IsDeleted: false };
    }

    // https://hl7.org/fhir/R4/search.html#escaping
    private static string Token(string system, string value) => $"{Escaped(system)}|{Escaped(value)}";

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);
}
