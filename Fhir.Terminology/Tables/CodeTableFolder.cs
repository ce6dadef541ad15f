using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Terminology;

namespace Fhir.Terminology.Tables;

/// <summary>The code tables of a folder. Those that cannot be read are named in <see cref="Damaged"/> and left out. Thread-safe.</summary>
public sealed class CodeTableFolder : ICodeSystemProvider, IDisposable
{
    private const string Snomed = "http://snomed.info/sct", Loinc = "http://loinc.org";

    private readonly ImmutableArray<CodeTable> tables;

    private CodeTableFolder(ImmutableArray<CodeTable> tables, ImmutableArray<string> damaged) => (this.tables, Damaged) = (tables, damaged);

    /// <param name="folder">One that is not there has no tables.</param>
    public static CodeTableFolder Open(string folder)
    {
        var (tables, damaged) = (new List<CodeTable>(), new List<string>());
        var paths = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + TableFile.Extension) : [];
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            try
            {
                tables.Add(new CodeTable(path));
            }
            catch (Exception trouble) when (trouble is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                damaged.Add(trouble.Message);
            }
        }
        return new CodeTableFolder([.. tables.OrderByDescending(table => VersionKey(table.Version), VersionOrder.Instance)], [.. damaged]);
    }

    /// <summary>Where a table of this code system in this version belongs in a folder.</summary>
    public static string FileName(string url, string? version) => FileNameOf(version is null || version.StartsWith(url, StringComparison.Ordinal) ? version ?? url : $"{url}-{version}") + TableFile.Extension;

    public ImmutableArray<CodeTable> Tables => tables;

    /// <summary>What is wrong with the files that were left out.</summary>
    public ImmutableArray<string> Damaged { get; }

    public IEnumerable<(string Url, string? Version)> Systems => tables.Select(table => (table.Url, table.Version));

    public ICodeSystem? Find(string url, string? version) => tables.FirstOrDefault(table => table.Url == url && IsVersion(table.Version, version));

    /// <summary>LOINC's answer lists: <c>http://loinc.org/vs/LL715-4</c>. https://hl7.org/fhir/R4/loinc.html#implicit</summary>
    public ImplicitValueSet? ImplicitValueSet(string url)
    {
        const string Lists = Loinc + "/vs/LL";
        if (!url.StartsWith(Lists, StringComparison.Ordinal)) return null;
        var list = url[(Loinc.Length + "/vs/".Length)..];
        return tables.Any(table => table.Url == Loinc && table.SetNumber(list) is not null) ? new(Loinc, null, [new ConceptFilter("concept", "in", list)]) : null;
    }

    public void Dispose()
    {
        foreach (var table in tables) table.Dispose();
    }

    // Of SNOMED CT one may ask for an edition without saying which release. https://hl7.org/fhir/R4/snomedct.html#4.3.1.0.2
    private static bool IsVersion(string? version, string? wanted) => wanted is null || version == wanted
        || (wanted.StartsWith(Snomed, StringComparison.Ordinal) && version?.StartsWith(wanted + "/version/", StringComparison.Ordinal) == true);

    // Releases of SNOMED CT are compared by date, whatever the edition.
    private static string? VersionKey(string? version) => version is not null && version.LastIndexOf('/') is var slash and >= 0 ? version[(slash + 1)..] : version;

    private static string FileNameOf(string text) => new([.. text.Split("://")[^1].Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_')]);
}
