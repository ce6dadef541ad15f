using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Fhir.Architecture.Tests;

/// <summary>A type of another assembly that an assembly mentions.</summary>
internal sealed record UsedType(string Assembly, string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}.{Name}";
}

/// <summary>What an assembly's metadata says of it, read without loading it.</summary>
internal sealed class CompiledAssembly
{
    /// <param name="project">A project's name; its assembly may have another.</param>
    public CompiledAssembly(string project)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{House.AssemblyName(project)}.dll")));
        var metadata = image.GetMetadataReader();
        References = [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
        UsedTypes = [.. metadata.TypeReferences.Select(metadata.GetTypeReference).Where(type => type.ResolutionScope.Kind == HandleKind.AssemblyReference).Select(type => Used(metadata, type))];
        PublicTypes = [.. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(IsPublic).Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")];
        UsedMembers = [.. metadata.MemberReferences.Select(metadata.GetMemberReference).Where(member => member.Parent.Kind == HandleKind.TypeReference).Select(member => Member(metadata, member))];
        Strings = [.. Literals(metadata)];
    }

    /// <summary>Names of the assemblies it was compiled against and uses.</summary>
    public IReadOnlyList<string> References { get; }

    public IReadOnlyList<UsedType> UsedTypes { get; }

    /// <summary>Types other assemblies can see, with namespace; nested ones aside.</summary>
    public IReadOnlyList<string> PublicTypes { get; }

    /// <summary>Methods and fields of other assemblies' types, as Type.Member.</summary>
    public IReadOnlyList<string> UsedMembers { get; }

    /// <summary>Every string literal of the code.</summary>
    public IReadOnlyList<string> Strings { get; }

    private static UsedType Used(MetadataReader metadata, TypeReference type) => new(
        metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name), metadata.GetString(type.Namespace), metadata.GetString(type.Name));

    private static bool IsPublic(TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public;

    private static string Member(MetadataReader metadata, MemberReference member) =>
        $"{metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name)}.{metadata.GetString(member.Name)}";

    private static IEnumerable<string> Literals(MetadataReader metadata)
    {
        for (var handle = metadata.GetNextHandle(MetadataTokens.UserStringHandle(0)); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            yield return metadata.GetUserString(handle);
        }
    }
}
