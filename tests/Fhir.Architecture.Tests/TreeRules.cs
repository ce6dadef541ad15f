using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Fhir.Architecture.Tests;

/// <summary>What no file of the repository may carry.</summary>
public sealed partial class TreeRules
{
    private static readonly string[] EmptyNames = ["Common", "Core", "Helpers", "Utils", "Impl", "Managers", "Services"];

    [Fact]
    public void No_file_names_a_machines_folders() =>
        Assert.Empty(Lines().Where(line => MachinePath().IsMatch(line.Text)).Select(line => line.Place));

    [Fact]
    public void No_file_names_the_registries_this_machine_uses()
    {
        string[] hosts = [.. Hosts(House.Run("dotnet", "nuget", "list", "source", "--format", "short")), .. Hosts(House.Run("npm", "config", "get", "registry"))];
        string[] own = [.. hosts.Distinct(StringComparer.OrdinalIgnoreCase)];

        Assert.Empty(Lines().Where(line => own.Any(host => line.Text.Contains(host, StringComparison.OrdinalIgnoreCase))).Select(line => line.Place));
    }

    [Fact]
    public void No_lock_or_settings_file_points_at_a_registry()
    {
        Assert.DoesNotContain(House.Tracked, path => Path.GetFileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Lines(path => Path.GetFileName(path) == ".npmrc"), line => line.Text.Contains("registry=", StringComparison.Ordinal));
        Assert.DoesNotContain(Lines(path => Path.GetFileName(path) == "package-lock.json"), line => line.Text.Contains("\"resolved\": \"http", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_left_for_later() =>
        Assert.Empty(Lines(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.EndsWith("/TreeRules.cs", StringComparison.Ordinal)).Where(line => Unfinished().IsMatch(line.Text)).Select(line => line.Place));

    [Fact]
    public void No_room_has_a_name_that_says_nothing() =>
        Assert.DoesNotContain(House.Tracked, path => path.EndsWith(".cs", StringComparison.Ordinal) && path.Split('/').SkipLast(1).Intersect(EmptyNames).Any());

    [Fact]
    public void Versions_are_said_once() =>
        Assert.DoesNotContain(House.Tracked, path => path.EndsWith(".csproj", StringComparison.Ordinal)
            && XDocument.Parse(House.Read(path)).Descendants("PackageReference").Any(reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null));

    [Fact]
    public void Npm_versions_are_exact() =>
        Assert.Empty(House.Tracked.Where(path => Path.GetFileName(path) == "package.json" && !path.StartsWith("Fhir.Profiles/Packages/", StringComparison.Ordinal)).SelectMany(Dependencies)
            .Where(dependency => !ExactVersion().IsMatch(dependency.Version)).Select(dependency => dependency.Place));

    private static IEnumerable<(string Place, string Version)> Dependencies(string path)
    {
        using var document = JsonDocument.Parse(House.Read(path));
        string[] kinds = ["dependencies", "devDependencies", "overrides"];
        return [.. kinds.Where(kind => document.RootElement.TryGetProperty(kind, out _))
            .SelectMany(kind => document.RootElement.GetProperty(kind).EnumerateObject())
            .Where(dependency => dependency.Value.ValueKind == JsonValueKind.String)
            .Select(dependency => ($"{path}: {dependency.Name}", dependency.Value.GetString()!))];
    }

    private static IEnumerable<(string Place, string Text)> Lines(Func<string, bool>? choose = null) =>
        House.Tracked.Where(choose ?? (_ => true)).SelectMany(path => House.Read(path).Split('\n').Select((text, at) => ($"{path}:{at + 1}", text)));

    private static IEnumerable<string> Hosts(string? text) => text is null ? [] : HostName().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"https?://(?:[^/@\s]*@)?([^/:\s]+)")]
    private static partial Regex HostName();

    [GeneratedRegex(@"(?<![\w.:/-])/(root|home|work|tmp|Users|var/folders)/\w|[A-Za-z]:\\(Users|Work)\\", RegexOptions.None)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|NotImplementedException|\bSkip\s*=\s*""")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^\d+\.\d+\.\d+(-[\w.]+)?$")]
    private static partial Regex ExactVersion();
}
