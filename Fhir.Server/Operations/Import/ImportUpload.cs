namespace Fhir.Server.Operations.Import;

/// <summary>A stream into a file, as it comes.</summary>
public static class ImportUpload
{
    /// <summary>False when there was more than there may be; what was written stays.</summary>
    public static async Task<bool> SaveAsync(Stream from, string path, long mostBytes, CancellationToken cancel)
    {
        await using var to = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        var (buffer, total) = (new byte[1 << 16], 0L);
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0;)
        {
            if ((total += read) > mostBytes) return false;
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return true;
    }
}
