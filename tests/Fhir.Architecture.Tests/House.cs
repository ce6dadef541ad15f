using System.Diagnostics;
using System.Xml.Linq;

namespace Fhir.Architecture.Tests;

/// <summary>The repository these tests were built from.</summary>
internal static class House
{
    /// <summary>What is shipped; tests, benchmarks and build tools stand outside the rules.</summary>
    public static readonly string[] Projects =
        ["Fhir.Kernel", "Fhir.Profiles", "Fhir.Terminology", "Fhir.Security", "Fhir.Store", "Fhir.Tiltak", "Fhir.Conformance", "Fhir.Server", "Fhir.Cli"];

    private static readonly Lazy<string[]> Files = new(ListTracked);

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Paths of the files git keeps, relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Tracked => Files.Value;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static XDocument Project(string name) => XDocument.Load(Path.Combine(Root, name, $"{name}.csproj"));

    /// <summary>The names a project file includes as one kind of item, of a path only the last part without its extension.</summary>
    public static IEnumerable<string> Items(string project, string kind) =>
        Project(project).Descendants(kind).Select(item => (string)item.Attribute("Include")!)
            .Select(include => include.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(include) : include);

    public static string AssemblyName(string project) => Project(project).Descendants("AssemblyName").FirstOrDefault()?.Value ?? project;

    /// <summary>A command's standard output; null when the command is not there or fails.</summary>
    public static string? Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            errors.Wait();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string[] ListTracked()
    {
        var listed = Run("git", "ls-files", "-z");
        Assert.SkipWhen(listed is null, "This is no git working copy, so nothing tells which files are the repository's.");
        return [.. listed!.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(Root, path)))];
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "FhirRef.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
