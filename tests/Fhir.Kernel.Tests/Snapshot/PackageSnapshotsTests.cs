using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Snapshot;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Kernel.Tests.Snapshot;

/// <summary>The committed packages carry snapshots of our own making.</summary>
public class PackageSnapshotsTests
{
    public static TheoryData<string> Slugs => [.. TiltakCatalog.All.Select(tiltak => tiltak.Slug)];

    [Theory, MemberData(nameof(Slugs))]
    public void The_snapshots_of_a_package_are_what_the_generator_gives(string slug)
    {
        var package = ProfilePackages.Of(TiltakCatalog.Find(slug)!)!;
        var source = new SnapshotSource(ProfilePackages.WithCore);

        var profiles = package.Entries.Where(entry => entry.ResourceType == "StructureDefinition").Select(entry => package.Find(entry.Url)!).ToList();

        Assert.NotEmpty(profiles);
        Assert.Empty(profiles.Where(profile => !IsOwn(profile, source)).Select(profile => profile.Root.ValueOf("id")));
    }

    private static bool IsOwn(Document committed, SnapshotSource source)
    {
        var made = SnapshotGenerator.Generate(committed, source, pretty: true);
        return made.IsValue && committed.Source.Span.SequenceEqual([.. made.Value, (byte)'\n']);
    }
}
