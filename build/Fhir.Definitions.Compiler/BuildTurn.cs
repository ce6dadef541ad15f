namespace Fhir.Definitions.Compiler;

/// <summary>
/// Lets one build at a time restore and compile: projects are built in parallel, and a publish with a runtime identifier builds the kernel again.
/// The lock is the operating system's on an open file, so a killed build leaves nothing behind that would block the next.
/// </summary>
internal static class BuildTurn
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static IDisposable Wait(string packFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(packFile))!);
        var lockFile = packFile + ".lock";
        for (var until = DateTime.UtcNow + Patience; ; Thread.Sleep(100))
        {
            try
            {
                return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < until)
            {
                // Somebody else is compiling; their result will be ours.
            }
            catch (IOException trouble)
            {
                throw new BuildException("DEF002", $"Another build has held {lockFile} for {Patience.TotalMinutes} minutes. ({trouble.Message})");
            }
        }
    }
}
