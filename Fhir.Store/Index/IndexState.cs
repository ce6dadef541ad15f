using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;

namespace Fhir.Store.Index;

/// <summary>
/// What the rows of the index were made by. A store whose rows an older program made gets them anew from the resources: a small one in one transaction before it is
/// open, a larger one afterwards, bit by bit (<see cref="Access.IndexRenewal"/>), and until then it is known which rows are not to be trusted.
/// </summary>
internal static class IndexState
{
    /// <summary>Changes whenever a resource would get other rows than before.</summary>
    private const string Rows = "8";

    private const string WithoutWords = " without words";
    private const string ShapeName = "shape";
    private const string OwnName = "own";
    private const string StaleName = "stale";
    private const string HolderName = "renewed by";
    private const string BaseName = "base";

    /// <summary>What the rows look like; it depends on whether words are indexed, and on the parameters that came with the program beside R4's.</summary>
    public static string ShapeOf(SearchParameterSet known) => Rows + (known.HasWords ? "" : WithoutWords) + OwnOf(known);

    private static string OwnOf(SearchParameterSet known)
    {
        var own = known.All.Where(parameter => SearchParameterSet.R4.FindByUrl(parameter.Url) is null)
            .Select(parameter => $"{parameter.Url} {parameter.Code} {parameter.Type} {string.Join(',', parameter.Base)} {parameter.Expression}").Order(StringComparer.Ordinal).ToList();
        return own.Count == 0 ? "" : $" with {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', own))))[..16]}";
    }

    /// <param name="mostAtOnce">With more resources the work is only begun, for others to do.</param>
    public static void BringUpToDate(Session writer, IndexRebuild rebuild, SearchParameterSet known, Names names, int mostAtOnce)
    {
        if (IsOf(writer, known)) return;
        writer.BeginWriting();
        try
        {
            // Another process may have done it meanwhile.
            if (!IsOf(writer, known)) Take(writer, rebuild, known, names, mostAtOnce);
            writer.Commit();
        }
        catch
        {
            writer.RollBack();
            throw;
        }
    }

    /// <summary>Whether the index has the shape of this program, or is on the way to it.</summary>
    public static bool IsOf(Session session, SearchParameterSet known) => Read(session, ShapeName) == ShapeOf(known) && Read(session, OwnName) is not null;

    /// <summary>Null when every row is as this program would make it.</summary>
    public static StaleRows? Stale(Session session) => Read(session, StaleName) is { } text ? StaleRows.Read(text) : null;

    /// <summary>Nothing is stale any more.</summary>
    public static void Finish(Session writer)
    {
        Reindexing.Forget(writer, IndexRenewal.Id);
        foreach (var name in new[] { StaleName, HolderName }) writer.Prepare("DELETE FROM index_state WHERE name = ?").Bind(1, name).Run();
    }

    /// <summary>Of several processes one renews the rows, as long as it goes on: false when another does.</summary>
    public static bool Hold(Session writer, string process, long now, long until)
    {
        if (Read(writer, HolderName)?.Split(' ') is [var holder, var end] && holder != process && long.Parse(end, CultureInfo.InvariantCulture) > now) return false;
        Write(writer, HolderName, string.Create(CultureInfo.InvariantCulture, $"{process} {until}"));
        return true;
    }

    private static void Take(Session writer, IndexRebuild rebuild, SearchParameterSet known, Names names, int mostAtOnce)
    {
        if (Read(writer, ShapeName) != ShapeOf(known))
        {
            if (IsSmall(writer, mostAtOnce)) rebuild.Run(Read(writer, BaseName));
            else Begin(writer, known, names);
        }
        Write(writer, ShapeName, ShapeOf(known));
        Write(writer, OwnName, OwnParameters.Text(known));
    }

    private static bool IsSmall(Session writer, int most) =>
        writer.Prepare("SELECT count(*) FROM (SELECT 1 FROM resource WHERE is_deleted = 0 LIMIT ?) few").Bind(1, most + 1L).ReadLong() <= most;

    /// <summary>From the start also where an older program had begun: what it made anew may be stale again.</summary>
    private static void Begin(Session writer, SearchParameterSet known, Names names)
    {
        var stale = Difference(writer, known).With(Stale(writer) ?? StaleRows.Nothing);
        var concerned = ReadAnew.Of(stale, names);
        Finish(writer);
        // Nothing is stale where nothing has such rows: most new parameters are of types that are not there.
        if (concerned.Extent(writer).Total == 0) return;
        Write(writer, StaleName, stale.Text);
        Reindexing.Begin(writer, IndexRenewal.Id, 0, concerned);
    }

    /// <summary>Everything, where the store does not say what its rows were made by.</summary>
    private static StaleRows Difference(Session writer, SearchParameterSet known)
    {
        if (Read(writer, ShapeName) is not { } shape || Read(writer, OwnName) is not { } own || shape.Split(' ')[0] != Rows) return StaleRows.Everything;
        return new StaleRows(false, known.HasWords && shape.Contains(WithoutWords, StringComparison.Ordinal), OwnParameters.Changed(own, known));
    }

    /// <summary>The base that resources were last written under: below it absolute references are local ones.</summary>
    public static void NoteBase(Session writer, string ownBase) => Write(writer, BaseName, ownBase);

    /// <summary>Null when no resource was written under any.</summary>
    public static string? Base(Session session) => Read(session, BaseName);

    private static string? Read(Session writer, string name) => writer.Prepare("SELECT value FROM index_state WHERE name = ?").Bind(1, name).ReadText();

    private static void Write(Session writer, string name, string value) =>
        writer.Prepare("INSERT INTO index_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value").Bind(1, name).Bind(2, value).Run();
}
