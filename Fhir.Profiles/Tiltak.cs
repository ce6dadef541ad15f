namespace Fhir.Profiles;

/// <summary>One national measure that FhirRef is a reference for, or the foundation that the measures share.</summary>
/// <param name="Slug">Its name in folders, package names and URLs: <c>legemiddelliste</c>.</param>
/// <param name="Version">Of the package.</param>
public sealed record Tiltak(string Slug, string Version, BilingualText Title, BilingualText Description)
{
    public string Package => $"no.fhirref.{Slug}";

    /// <summary>True for what the others build on and nobody implements by itself.</summary>
    public bool IsFoundation { get; init; }

    public override string ToString() => $"{Package}#{Version}";
}
