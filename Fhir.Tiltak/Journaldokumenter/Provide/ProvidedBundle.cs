using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>A submission, read once for all checks.</summary>
/// <param name="OwnBase">The base of this server: what lies below it may be named absolutely or not.</param>
public sealed record ProvidedBundle(Element Root, MetadataLevel Level, ImmutableArray<ProvidedEntry> Entries, string OwnBase)
{
    public static ProvidedBundle Read(Element root, MetadataLevel level, string ownBase) =>
        new(root, level, [.. root.Each("entry").Select(ProvidedEntry.Read)], ownBase);

    public IEnumerable<ProvidedEntry> Of(EntryKind kind) => Entries.Where(entry => entry.Kind == kind);

    /// <summary>The entry that a reference or url means; null when it means nothing in the submission.</summary>
    public ProvidedEntry? Find(string? reference) => reference is null ? null : Entries.FirstOrDefault(entry => entry.FullUrl == reference);

    /// <summary><c>DocumentReference/1</c> for what lies on this server, however it is named; anything else as it is.</summary>
    public string Local(string reference)
    {
        var local = reference.StartsWith(OwnBase + "/", StringComparison.Ordinal) ? reference[(OwnBase.Length + 1)..] : reference.TrimStart('/');
        var version = local.IndexOf("/_history/", StringComparison.Ordinal);
        return version > 0 ? local[..version] : local;
    }
}
