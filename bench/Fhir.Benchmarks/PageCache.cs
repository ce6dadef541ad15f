namespace Fhir.Benchmarks;

/// <summary>The operating system's memory of files. https://docs.kernel.org/admin-guide/sysctl/vm.html#drop-caches</summary>
public static class PageCache
{
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
}
