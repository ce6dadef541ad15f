using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Index;
using Fhir.Store.Resources;

namespace Fhir.Store.Search;

/// <summary>Reads a series from index rows: those of the matches, which for one patient lie together.</summary>
internal static class SeriesReader
{
    public static Series Read(Session session, SearchCompiler compiler, SeriesQuery query, Names names)
    {
        var (points, units) = (new List<SeriesPoint>(), new Dictionary<string, string>());
        var ucum = names.FindSystem(session, CanonicalAmount.Ucum);
        var statement = compiler.Amounts(query).Prepare(session);
        while (statement.Step())
        {
            var unit = statement.Text(3);
            // A long series has few units; one text of each is enough.
            if (!units.TryGetValue(unit, out var kept)) units[unit] = kept = unit;
            points.Add(new SeriesPoint(Moment(statement.Long(0)), statement.Double(1), statement.Double(2), kept, statement.Long(4) == ucum));
        }
        var isWhole = points.Count <= query.Most;
        if (!isWhole) points.RemoveRange(query.Most, points.Count - query.Most);
        return new Series(points, isWhole);
    }

    private static DateTimeOffset? Moment(long microseconds) => microseconds == TimeRange.Unbounded.Low ? null : TimeRange.ToTime(microseconds);
}
