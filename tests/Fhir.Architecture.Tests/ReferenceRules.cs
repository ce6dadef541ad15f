
using System.Text.RegularExpressions;

namespace Fhir.Architecture.Tests;

/// <summary>Who may reference whom: hosts above checks above tiltak above libraries above the kernel.</summary>
public sealed partial class ReferenceRules
{
    /// <summary>Each project and the projects of ours it may know.</summary>
    public static TheoryData<string, string[]> Allowed => new()
    {
        { "Fhir.Kernel", [] },
        { "Fhir.Profiles", ["Fhir.Kernel"] },
        { "Fhir.Terminology", ["Fhir.Kernel"] },
        { "Fhir.Security", ["Fhir.Kernel"] },
        { "Fhir.Store", ["Fhir.Kernel"] },
        { "Fhir.Tiltak", ["Fhir.Kernel", "Fhir.Profiles", "Fhir.Store"] },
        { "Fhir.Conformance", ["Fhir.Kernel", "Fhir.Profiles", "Fhir.Security"] },
        { "Fhir.Server", ["Fhir.Kernel", "Fhir.Profiles", "Fhir.Terminology", "Fhir.Security", "Fhir.Store", "Fhir.Tiltak", "Fhir.Conformance"] },
        { "Fhir.Cli", ["Fhir.Kernel", "Fhir.Profiles", "Fhir.Terminology", "Fhir.Security", "Fhir.Store", "Fhir.Tiltak", "Fhir.Conformance"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void A_project_knows_only_what_lies_below_it(string project, string[] allowed)
    {
        Assert.Subset(allowed.ToHashSet(), Ours(new CompiledAssembly(project).References));
        Assert.Subset(allowed.ToHashSet(), Ours(House.Items(project, "ProjectReference")));
    }

    [Fact]
    public void Every_shipped_project_is_under_the_rules()
    {
        var shipped = House.Tracked.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal) && path.Count(letter => letter == '/') == 1)
            .Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => !name.EndsWith(".Tests", StringComparison.Ordinal));

        Assert.Equal(House.Projects.Order(), shipped.Order());
        Assert.Equal(House.Projects, Allowed.Select(row => row.Data.Item1));
    }

    [Fact]
    public void The_kernel_stands_on_the_base_class_library_alone()
    {
        Assert.Empty(House.Items("Fhir.Kernel", "PackageReference"));
        Assert.All(new CompiledAssembly("Fhir.Kernel").References, reference => Assert.True(reference is "System" or "mscorlib" || reference.StartsWith("System.", StringComparison.Ordinal), reference));
    }

    [Theory]
    [MemberData(nameof(AllBut), "Fhir.Server")]
    public void AspNet_occurs_only_in_the_server(string project)
    {
        Assert.DoesNotContain(new CompiledAssembly(project).References, reference => reference.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain("Microsoft.AspNetCore.App", House.Items(project, "FrameworkReference"));
        Assert.Equal("Microsoft.NET.Sdk", (string?)House.Project(project).Root!.Attribute("Sdk"));
    }

    [Theory]
    [MemberData(nameof(AllBut), "Fhir.Store")]
    public void Database_drivers_occur_only_in_the_store(string project)
    {
        var drivers = new CompiledAssembly(project).References.Concat(House.Items(project, "PackageReference"))
            .Where(name => name.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal) || name.StartsWith("SQLitePCL", StringComparison.Ordinal) || name.StartsWith("Npgsql", StringComparison.Ordinal));

        Assert.Empty(drivers);
    }

    [Theory]
    [InlineData("Fhir.Tiltak")]
    [InlineData("Fhir.Cli")]
    public void Tiltak_and_the_tool_know_of_the_store_only_its_access_room(string project) => Assert.All(
        new CompiledAssembly(project).UsedTypes.Where(type => type.Assembly == "Fhir.Store"), type => Assert.Contains(type.Namespace, (string[])["Fhir.Store.Access", "Fhir.Store.Access.Operations"]));

    [Fact]
    public void The_raw_store_is_internal_to_the_store()
    {
        Assert.All(new CompiledAssembly("Fhir.Store").PublicTypes, type => Assert.StartsWith("Fhir.Store.Access.", type, StringComparison.Ordinal));
        Assert.Equal(["Fhir.Store.Tests", "Fhir.Store.Postgres.Tests"], House.Items("Fhir.Store", "InternalsVisibleTo"));
    }

    /// <summary>The rooms of the server that answer requests get a store bound to the caller; only Transport and Authorization make permits and bind.</summary>
    [Theory]
    [InlineData("Interactions")]
    [InlineData("Operations")]
    [InlineData("Validation")]
    [InlineData("Response")]
    [InlineData("Arena")]
    public void A_room_that_answers_never_sees_an_unbound_store(string room)
    {
        var files = House.Tracked.Where(path => path.StartsWith($"Fhir.Server/{room}/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, path => UnboundStore().IsMatch(House.Read(path)));
    }

    [Theory]
    [MemberData(nameof(AllBut), "")]
    public void Nothing_is_found_by_reflection(string project)
    {
        string[] searches = ["Assembly.GetTypes", "Assembly.GetExportedTypes", "Assembly.Load", "Assembly.LoadFrom", "Activator.CreateInstance", "Type.GetType", "MethodBase.Invoke"];

        Assert.Empty(new CompiledAssembly(project).UsedMembers.Intersect(searches));
    }

    /// <summary>The rules above are worth nothing if the reader they ask is blind.</summary>
    [Fact]
    public void The_reader_of_assemblies_sees()
    {
        var server = new CompiledAssembly("Fhir.Server");

        Assert.Contains(server.References, reference => reference.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.Contains(new UsedType("Fhir.Store", "Fhir.Store.Access", "Permit"), server.UsedTypes);
        Assert.Contains("Fhir.Server.Authorization.Authorizer", server.PublicTypes);
        Assert.Contains("WebApplication.CreateBuilder", server.UsedMembers);
        Assert.Contains("http://localhost:5080", server.Strings);
    }

    [GeneratedRegex(@"\b(FhirStore|StoreHolder|Permit\.(Open|Of))\b|Func<Permit, IPermittedStore>")]
    private static partial Regex UnboundStore();

    public static TheoryData<string> AllBut(string exempt) => new(House.Projects.Where(project => project != exempt));

    private static HashSet<string> Ours(IEnumerable<string> names) => [.. names.Where(name => name.StartsWith("Fhir.", StringComparison.Ordinal))];
}
