using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Definitions;

/// <summary>Where canonical resources come from: the core pack, a package, the store. Thread-safe.</summary>
public interface ICanonicalSource
{
    /// <summary>Every canonical resource the source has; several may share a url and differ in version.</summary>
    IEnumerable<CanonicalEntry> Entries { get; }

    /// <summary>Those of them with this url. A source that has an index by url looks there.</summary>
    IEnumerable<CanonicalEntry> EntriesOf(string url) => Entries.Where(entry => entry.Url == url);

    /// <summary>The resource with this url; null when there is none, or none in the version asked for. Without a version the newest counts.</summary>
    /// <param name="url">May carry its version as url|version.</param>
    Document? Find(string url, string? version = null);
}
