namespace Fhir.Cli.Files;

/// <summary>The files that files and folders on the command line mean: of a folder every .json, .xml and .ndjson below it, in order.</summary>
internal static class InputSet
{
    private static readonly string[] Extensions = [".json", ".xml", ".ndjson"];

    // A package keeps these beside its resources; they are no FHIR.
    private static readonly string[] Manifests = ["package.json", ".index.json", "package-lock.json"];

    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
    };

    /// <summary>Null for a path that does not exist.</summary>
    public static IReadOnlyList<string>? Expand(string path)
    {
        if (path == InputFile.StandardInput || File.Exists(path)) return [path];
        if (!Directory.Exists(path)) return null;
        return [.. Directory.EnumerateFiles(path, "*", Below).Where(IsResource).Order(StringComparer.Ordinal)];
    }

    private static bool IsResource(string path) =>
        Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
        && !Manifests.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase);
}
