using System.Globalization;
using System.Text;
using Fhir.Store.Access;
using Fhir.Store.Engine;

namespace Fhir.Store.Sqlite;

/// <summary>
/// A lease in a small file beside the database. Renewed in the database it would be a commit every few seconds in a store that nobody writes to, and after every commit
/// of anybody each reader forgets the pages it holds.
/// </summary>
/// <remarks>Nothing is lost with the file: what the holder does is bound to its name in the database. https://www.sqlite.org/walformat.html#the_read_lock_on_the_wal_index</remarks>
internal sealed class LeaseFile(string path) : ILease
{
    /// <summary>Others hold the file for as long as it takes to read a line and to write one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public bool Hold(string holder, long now, long until) => Locked(file =>
    {
        var (other, end) = Read(file);
        if (other != holder && end >= now) return false;
        Write(file, holder, until);
        return true;
    });

    public void Release(string holder) => Locked(file =>
    {
        if (Read(file).Holder == holder) Write(file, holder, 0);
        return true;
    });

    private T Locked<T>(Func<FileStream, T> work)
    {
        for (var end = DateTime.UtcNow + Patience; ;)
        {
            try
            {
                using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
                return work(file);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                if (failure is not IOException || DateTime.UtcNow > end) throw new StoreException($"The lease beside the database cannot be had: {failure.Message}", failure);
            }
            Thread.Sleep(5);
        }
    }

    /// <summary>What cannot be read is nobody's.</summary>
    private static (string? Holder, long Until) Read(FileStream file)
    {
        Span<byte> line = stackalloc byte[256];
        var words = Encoding.UTF8.GetString(line[..file.ReadAtLeast(line, line.Length, throwOnEndOfStream: false)]).Split(' ', '\n');
        return words.Length >= 2 && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var until) ? (words[1], until) : (null, 0);
    }

    private static void Write(FileStream file, string holder, long until)
    {
        var line = Encoding.UTF8.GetBytes($"{until.ToString(CultureInfo.InvariantCulture)} {holder}\n");
        file.Position = 0;
        file.Write(line);
        file.SetLength(line.Length);
    }
}
