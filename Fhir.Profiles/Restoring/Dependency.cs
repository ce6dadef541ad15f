using Fhir.Kernel.Outcome;

namespace Fhir.Profiles.Restoring;

/// <summary>One line of a manifest's <c>dependencies</c>.</summary>
/// <param name="Key">As the manifest has it; the name, or an alias for <c>npm:name@version</c> where a manifest needs two versions of one package.</param>
public sealed record Dependency(string Key, string Name, VersionRange Range)
{
    private const string Alias = "npm:";

    /// <summary>The R4 specification itself, which the tool has built in and never fetches as a dependency.</summary>
    private const string Core = "hl7.fhir.r4.core";

    public bool IsBuiltIn => Name == Core;

    public static Result<Dependency> Parse(string key, string version)
    {
        var name = key;
        if (version.StartsWith(Alias, StringComparison.Ordinal))
        {
            if (PackageId.Split(version[Alias.Length..]) is not (var real, { } wanted)) return PackageReader.Refuse(PackageRules.Range, key, version);
            (name, version) = (real, wanted);
        }
        if (!PackageId.IsName(name)) return PackageReader.Refuse(PackageRules.Name, name);
        return VersionRange.Parse(version) is { } range ? new Dependency(key, name, range) : PackageReader.Refuse(PackageRules.Range, name, version);
    }

    public override string ToString() => $"{Name}#{Range}";
}
