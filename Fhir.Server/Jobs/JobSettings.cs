using Fhir.Server.Transport;

namespace Fhir.Server.Jobs;

/// <summary>The settings below <c>FhirRef:Jobs</c>.</summary>
/// <param name="Folder">Where jobs keep their files. Server processes on one database must share it.</param>
/// <param name="Parallel">Jobs this process runs at a time; 0 leaves them to other processes.</param>
/// <param name="MostOfCaller">Jobs one caller may have under way.</param>
/// <param name="Keep">How long a result is kept.</param>
/// <param name="Lease">How long a process may be silent before another takes its jobs over.</param>
public sealed record JobSettings(string Folder, int Parallel, int MostOfCaller, TimeSpan Keep, TimeSpan Lease)
{
    public static JobSettings Read(SettingReader reader, string dataDir) => new(
        Path.GetFullPath(reader.Text("FhirRef:Jobs:Folder") ?? "jobs", dataDir),
        reader.Number("FhirRef:Jobs:Parallel", otherwise: 2, least: 0, most: 64),
        reader.Number("FhirRef:Jobs:MostOfCaller", otherwise: 10, least: 1, most: 10_000),
        TimeSpan.FromSeconds(reader.Number("FhirRef:Jobs:KeepSeconds", otherwise: 86_400, least: 1, most: 31_536_000)),
        TimeSpan.FromSeconds(reader.Number("FhirRef:Jobs:LeaseSeconds", otherwise: 30, least: 2, most: 3600)));
}
