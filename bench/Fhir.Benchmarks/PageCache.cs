using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Fhir.Benchmarks;

/// <summary>The operating system's memory of files. https://docs.kernel.org/admin-guide/sysctl/vm.html#drop-caches</summary>
public static partial class PageCache
{
    private const int DontNeed = 4;

    /// <returns>False where this process may not.</returns>
    public static bool Drop()
    {
        try
        {
            File.WriteAllText("/proc/sys/vm/drop_caches", "1\n");
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Waits until a file is on disk: what is still being written would be measured with what comes next.</summary>
    public static void Settle(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Leaves the memory that a file takes to others.</summary>
    public static void Forget(string file)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var handle = File.OpenHandle(file);
        _ = Advise(handle, 0, 0, DontNeed);
    }

    // https://man7.org/linux/man-pages/man2/posix_fadvise.2.html
    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, nint offset, nint length, int advice);
}
