using Fhir.Kernel.Outcome;
using Fhir.Terminology.Tables;

namespace Fhir.Terminology.Import;

/// <summary>What the files do not say themselves.</summary>
/// <param name="System">Url of the code system; needed for plain lists only.</param>
/// <param name="Version">Of the code system, when it cannot be told from the files.</param>
/// <param name="Edition">Of SNOMED CT: the module of the edition; told from the modules for Norway and the International Edition.</param>
/// <param name="HasPrefixHierarchy">Of plain lists: a code stands below the longest code that it begins with.</param>
public sealed record ImportOptions(string? System = null, string? Version = null, string? Title = null, string? Edition = null, bool HasPrefixHierarchy = false);

/// <summary>
/// Reads a code system from the files its owner publishes and writes it as a code table: SNOMED CT (RF2 snapshot), LOINC, lists of codes with names, and
/// CodeSystem resources. What it is, is told from the files.
/// </summary>
public static class CodeSystemImporter
{
    /// <param name="source">A folder, a zip or one file.</param>
    /// <param name="folder">Where the table goes; made when it is not there.</param>
    /// <returns>The table's path and how many concepts it has; refused (400) with what is wrong and in which line.</returns>
    public static Result<ImportedSystem> Import(string source, string folder, ImportOptions options)
    {
        try
        {
            using var files = new ReleaseFiles(source);
            var table = Read(files, options);
            if (options.Title is { } title) table.Title = title;
            if (options.Version is { } version && table.Url != "http://snomed.info/sct") table.Version = version;
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, CodeTableFolder.FileName(table.Url, table.Version));
            table.Write(path);
            return new ImportedSystem(path, table.Url, table.Version, table.Count);
        }
        catch (ImportStopped stopped)
        {
            return Refusal.BadRequest(stopped.Issue);
        }
        catch (Exception trouble) when (trouble is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Refusal.BadRequest(ImportRules.Unreadable.At(null, Path.GetFileName(source), trouble.Message));
        }
    }

    private static CodeTableBuilder Read(ReleaseFiles files, ImportOptions options)
    {
        if (SnomedImport.IsRelease(files)) return new SnomedImport(files, options.Edition).Import();
        if (LoincImport.IsRelease(files)) return new LoincImport(files, options.Version).Import();
        if (files.Names.ToList() is [var only] && Path.GetExtension(only).ToUpperInvariant() is ".JSON" or ".XML") return CodeSystemImport.Import(files, files.Names.First());
        return options.System is { } system
            ? new ListImport(files, system, options.Version, options.HasPrefixHierarchy).Import()
            : throw new ImportStopped(ImportRules.SystemMissing.At(null));
    }
}

public sealed record ImportedSystem(string Path, string Url, string? Version, int Count);
