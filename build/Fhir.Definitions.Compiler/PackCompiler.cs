using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using Fhir.Kernel.Definitions;

namespace Fhir.Definitions.Compiler;

/// <summary>Definitions in, one pack out; the same input is compiled once.</summary>
internal static class PackCompiler
{
    public static void CompileIfChanged(string definitionsFolder, string packFile, string[] compilerSources)
    {
        var hash = HashOfInputs([.. compilerSources, .. R4Source.Files(definitionsFolder)]);
        if (IsUpToDate(packFile, hash))
        {
            // The time tells MSBuild that the inputs, newer or not, were looked at.
            File.SetLastWriteTimeUtc(packFile, DateTime.UtcNow);
            return;
        }

        var watch = Stopwatch.StartNew();
        var resources = R4Source.Read(definitionsFolder);
        var (entries, blocks) = BlockCompiler.Compile(resources);
        byte[][] sections =
        [
            SchemaCompiler.Compile(resources), entries, TableCompiler.SearchParameters(resources), TableCompiler.Compartments(resources),
            TableCompiler.RequiredBindings(resources), blocks,
        ];
        Write(packFile, hash, sections);
        BuildLog.Say($"compiled {resources.Length} resources into {new FileInfo(packFile).Length / 1024} KiB in {watch.Elapsed.TotalSeconds:0.0} s");
    }

    /// <summary>The definitions and this program's own sources decide what the pack holds; not how or where the program was built.</summary>
    private static byte[] HashOfInputs(string[] files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            if (!File.Exists(file)) throw new BuildException("DEF007", $"{file} is missing. Delete node_modules and build again.");
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }
        return hash.GetHashAndReset();
    }

    private static bool IsUpToDate(string packFile, byte[] hash)
    {
        if (!File.Exists(packFile)) return false;
        using var pack = File.OpenRead(packFile);
        var header = new byte[PackFormat.Magic.Length + PackFormat.HashLength];
        return pack.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            && header.AsSpan(0, PackFormat.Magic.Length).SequenceEqual(PackFormat.Magic)
            && header.AsSpan(PackFormat.Magic.Length).SequenceEqual(hash);
    }

    /// <summary>Written beside its place and moved there, so that nobody ever reads half a pack.</summary>
    private static void Write(string packFile, byte[] hash, byte[][] sections)
    {
        var unfinished = packFile + ".new";
        using (var pack = File.Create(unfinished))
        {
            pack.Write(PackFormat.Magic);
            pack.Write(hash);
            pack.Write(SectionTable(sections));
            foreach (var section in sections) pack.Write(section);
        }
        File.Move(unfinished, packFile, overwrite: true);
    }

    private static byte[] SectionTable(byte[][] sections)
    {
        var table = new byte[sections.Length * 8];
        var offset = PackFormat.HeaderLength;
        for (var at = 0; at < sections.Length; at++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(table.AsSpan(at * 8), offset);
            BinaryPrimitives.WriteInt32LittleEndian(table.AsSpan(at * 8 + 4), sections[at].Length);
            offset += sections[at].Length;
        }
        return table;
    }
}
