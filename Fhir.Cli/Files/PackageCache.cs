namespace Fhir.Cli.Files;

/// <summary>The packages FHIR tools share on a machine, a folder each: <c>name#version</c>. https://confluence.hl7.org/display/FHIR/FHIR+Package+Cache</summary>
internal static class PackageCache
{
    public const string Shown = "~/.fhir/packages";

    public static string Folder => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fhir", "packages");

    public static IEnumerable<string> List(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).Where(package => File.Exists(Path.Combine(package, "package", "package.json")))
            .Select(package => Path.GetFileName(package)).Order(StringComparer.Ordinal)
        : [];
}
