using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Kernel.Tests.Profiles;

public class TiltakCatalogTests
{
    [Fact]
    public void The_catalogue_has_the_foundation_and_the_five_tiltak()
    {
        Assert.Equal(
            ["basis", "legemiddelliste", "journaldokumenter", "provesvar", "kritisk-info", "hjemmeoppfolging", "plan"], TiltakCatalog.All.Select(tiltak => tiltak.Slug));
        Assert.Equal(["basis"], TiltakCatalog.All.Except(TiltakCatalog.Implementable).Select(tiltak => tiltak.Slug));
    }

    [Fact]
    public void Every_line_speaks_both_languages() => Assert.All(TiltakCatalog.All, tiltak =>
    {
        Assert.NotEqual(tiltak.Title.In(Language.Nb), tiltak.Title.In(Language.En));
        Assert.NotEqual(tiltak.Description.In(Language.Nb), tiltak.Description.In(Language.En));
    });

    [Fact]
    public void The_package_of_a_line_is_the_one_it_names()
    {
        Assert.NotEmpty(ProfilePackages.All);
        Assert.All(TiltakCatalog.All.Where(tiltak => ProfilePackages.Of(tiltak) is not null), tiltak => Assert.Equal(tiltak.ToString(), ProfilePackages.Of(tiltak)!.ToString()));
    }

    [Fact]
    public void Every_file_of_the_packages_is_a_clean_resource()
    {
        Assert.All(ProfilePackages.All, package => Assert.Empty(package.Issues));
        foreach (var package in ProfilePackages.All)
        {
            Assert.All(package.Entries, entry => Assert.NotNull(package.Find(entry.Url, entry.Version)));
            Assert.All(package.Examples, example => Assert.Empty(JsonParser.Parse(example.ReadBytes(), DefinitionsPack.Core.Schema).Issues));
        }
    }

    [Fact]
    public void Packages_and_core_are_one_source()
    {
        var package = ProfilePackages.All[0];

        Assert.NotNull(ProfilePackages.WithCore.Find(package.Entries[0].Url));
        Assert.NotNull(ProfilePackages.WithCore.Find("http://hl7.org/fhir/StructureDefinition/Patient"));
    }
}
