using System.Globalization;
using System.Text.RegularExpressions;
using Fhir.Store.Access.Jobs;

namespace Fhir.Server.Jobs;

/// <summary>
/// Where jobs keep their files: a folder for each job, in it one for each attempt, so that a process that was thought dead cannot write into the files
/// of the one that took over, and one for what came with the request.
/// </summary>
public sealed partial class JobFolder(JobSettings settings)
{
    /// <summary>For what came with the request.</summary>
    public string InputOf(string id) => Path.Combine(Of(id), "input");

    public string OutputOf(Job job) => Path.Combine(Of(job.Id), job.Attempt.ToString(CultureInfo.InvariantCulture));

    /// <summary>The full path of a file that a finished job made; null for every other name, whatever it may lead to.</summary>
    public string? Find(Job job, string name)
    {
        if (!FileName().IsMatch(name)) return null;
        var path = Path.Combine(OutputOf(job), name);
        return File.Exists(path) ? path : null;
    }

    /// <summary>Everything of a job; nothing happens when there is nothing.</summary>
    public void Remove(string id) => Remove(new DirectoryInfo(Of(id)));

    public void RemoveOutput(Job job) => Remove(new DirectoryInfo(OutputOf(job)));

    private string Of(string id) => Path.Combine(settings.Folder, id);

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else was here first.
        }
    }

    [GeneratedRegex(@"\A[A-Za-z]{1,60}(\.[0-9]{1,9})?\.ndjson\z", RegexOptions.NonBacktracking)]
    private static partial Regex FileName();
}
