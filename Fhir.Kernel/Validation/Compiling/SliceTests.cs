using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Compiling;

/// <summary>
/// A slice's discriminators as tests: follows each path from the slice's row to the rows and values it leads to, through unfolded types, type profiles,
/// target profiles and patterns. https://hl7.org/fhir/R4/profiling.html#discriminator
/// </summary>
internal sealed class SliceTests(CompilingScope scope)
{
    /// <returns>Empty when nothing tells what belongs to the slice: then nothing does.</returns>
    public ImmutableArray<DiscriminatorTest> Compile(SlicingDefinition? slicing, RowNode slice, ImmutableArray<TypeInfo> types) =>
        slicing is null ? Implied(slice) : [.. slicing.Discriminators.Select(discriminator => Test(discriminator, slice, types)).OfType<DiscriminatorTest>()];

    // Extensions are sliced by url whether a snapshot says it or not.
    private ImmutableArray<DiscriminatorTest> Implied(RowNode slice) =>
        slice.Name is "extension" or "modifierExtension" && Test(new Discriminator("value", "url"), slice, []) is { } byUrl ? [byUrl] : [];

    private DiscriminatorTest? Test(Discriminator discriminator, RowNode slice, ImmutableArray<TypeInfo> types)
    {
        if (DiscriminatorPath.Parse(discriminator.Path, scope.Schema) is not { } path) return null;
        // An extension whose definition is not at hand is still known by its url, which is the definition's canonical.
        if (discriminator is { Kind: "value", Path: "url" } && UrlOf(slice) is { } url) return new UrlTest(path, url);
        var found = path.Steps.Aggregate(Found.At(slice), Follow);
        return discriminator.Kind switch
        {
            "value" or "pattern" => ValueOf(path, found),
            "exists" => ExistsOf(path, found),
            "type" => TypeOf(path, found, path.Steps.IsEmpty ? types : null),
            "profile" => ProfileOf(path, found),
            _ => null,
        };
    }

    /// <summary>Where a path has led so far.</summary>
    /// <param name="Rows">The rows there; several where slices stand.</param>
    /// <param name="Values">What a fixed or pattern value further up says there.</param>
    /// <param name="Profiles">After <c>resolve()</c>: what the target conforms to.</param>
    private sealed record Found(ImmutableArray<RowNode> Rows, ImmutableArray<(Element Value, bool IsFixed)> Values, ImmutableArray<string> Profiles)
    {
        public static Found At(RowNode row) => new([row], [], []);

        /// <summary>The values with those that the rows state themselves.</summary>
        public IEnumerable<(Element Value, bool IsFixed)> AllValues => Values.Concat(Rows.SelectMany(Stated));

        private static IEnumerable<(Element Value, bool IsFixed)> Stated(RowNode node)
        {
            if (node.Row.Fixed.Exists) yield return (node.Row.Fixed, true);
            if (node.Row.Pattern.Exists) yield return (node.Row.Pattern, false);
        }
    }

    private Found Follow(Found found, PathStep step) => step.Kind switch
    {
        PathStepKind.Child => new(
            [.. found.Rows.SelectMany(row => Below(row, step.Name))],
            [.. found.AllValues.SelectMany(value => Below(value.Value, step.Name).Select(child => (child, value.IsFixed)))],
            []),
        PathStepKind.Extension => new([.. found.Rows.SelectMany(row => Below(row, "extension")).Where(row => UrlOf(row) == step.Name)], [], []),
        PathStepKind.Resolve => Targets(found),
        _ => found with { Rows = [.. found.Rows.SelectMany(row => row.WithSlices).Where(row => row.Row.Types.Any(type => type.Code == step.Name))] },
    };

    private IEnumerable<RowNode> Below(RowNode row, string name)
    {
        var children = row.Children.Count > 0 ? row.Children : Unfolded(row);
        return children.Where(child => child.Name == name).SelectMany(child => child.WithSlices);
    }

    private static List<Element> Below(Element value, string name)
    {
        var found = new List<Element>();
        foreach (var child in value.ChildrenNamed(name)) found.Add(child);
        return found;
    }

    // A row that is not unfolded says what its one type profile says.
    private IEnumerable<RowNode> Unfolded(RowNode row) =>
        row.Row.Types.SelectMany(type => type.Profiles).ToList() is [var profile] ? Tree(profile).SelectMany(root => root.Children) : [];

    private IEnumerable<RowNode> Tree(string canonical) =>
        scope.Snapshots.Find(canonical) is { Snapshot: { IsEmpty: false } rows } ? [RowNode.Tree(rows)] : [];

    private string? UrlOf(RowNode extension) =>
        Below(extension, "url").Select(url => url.Row.Fixed).FirstOrDefault(value => value.Exists).Value
        ?? extension.Row.Types.SelectMany(type => type.Profiles).Select(profile => Canonical.Split(profile).Url).FirstOrDefault();

    private Found Targets(Found found)
    {
        var profiles = found.Rows.SelectMany(row => row.Row.Types).SelectMany(type => type.TargetProfiles).Distinct().ToImmutableArray();
        return new([.. profiles.SelectMany(Tree)], [], profiles);
    }

    private static DiscriminatorTest? ValueOf(DiscriminatorPath path, Found found)
    {
        var values = found.AllValues.Select(value => (ValueTemplate.Of(value.Value), value.IsFixed)).ToImmutableArray();
        if (!values.IsEmpty) return new ValueTest(path, values);
        var bound = found.Rows.Select(row => row.Row.Binding).FirstOrDefault(binding => binding is { Strength: "required", ValueSet: not null });
        return bound is null ? null : new BindingTest(path, bound.ValueSet!);
    }

    private static ExistsTest? ExistsOf(DiscriminatorPath path, Found found)
    {
        if (found.Rows.Any(row => row.Row.Max == "0")) return new ExistsTest(path, isWanted: false);
        return found.Rows.Any(row => row.Row.Min > 0) ? new ExistsTest(path, isWanted: true) : null;
    }

    private DiscriminatorTest? TypeOf(DiscriminatorPath path, Found found, ImmutableArray<TypeInfo>? own)
    {
        var codes = found.Profiles.IsEmpty
            ? found.Rows.SelectMany(row => row.Row.Types).Select(type => type.Code)
            : found.Profiles.Select(profile => Canonical.CoreType(profile, scope.Schema) ?? scope.Snapshots.TypeOf(profile)).OfType<string>();
        var types = own ?? [.. codes.Select(scope.Schema.FindType).OfType<TypeInfo>().Distinct()];
        if (types.IsEmpty) return null;
        return path.WithoutResolve(scope.Schema) is { } toReference ? new ReferenceTypeTest(toReference, types) : new TypeTest(path, types);
    }

    private static ProfileTest? ProfileOf(DiscriminatorPath path, Found found)
    {
        var profiles = found.Profiles.IsEmpty ? [.. found.Rows.SelectMany(row => row.Row.Types).SelectMany(type => type.Profiles)] : found.Profiles;
        return profiles.IsEmpty ? null : new ProfileTest(path, [.. profiles.Select(profile => new ProfileLink(profile))]);
    }
}
