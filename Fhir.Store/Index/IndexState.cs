using System.Security.Cryptography;
using System.Text;
using Fhir.Kernel.Search;
using Fhir.Store.Engine;

namespace Fhir.Store.Index;

/// <summary>
/// What the rows of the index were made by. A store whose rows an older program made gets them anew from the resources when it is opened, in one
/// transaction: until that is done the store is not open, and what breaks it off leaves the old rows and the old state.
/// </summary>
internal static class IndexState
{
    /// <summary>Changes whenever a resource would get other rows than before.</summary>
    private const string Rows = "6";

    private const string ShapeName = "shape";
    private const string BaseName = "base";

    /// <summary>What the rows look like; it depends on whether words are indexed, and on the parameters that came with the program beside R4's.</summary>
    public static string ShapeOf(SearchParameterSet known) => Rows + (known.HasWords ? "" : " without words") + OwnOf(known);

    private static string OwnOf(SearchParameterSet known)
    {
        var own = known.All.Where(parameter => SearchParameterSet.R4.FindByUrl(parameter.Url) is null)
            .Select(parameter => $"{parameter.Url} {parameter.Code} {parameter.Type} {string.Join(',', parameter.Base)} {parameter.Expression}").Order(StringComparer.Ordinal).ToList();
        return own.Count == 0 ? "" : $" with {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', own))))[..16]}";
    }

    public static void BringUpToDate(Session writer, IndexRebuild rebuild, SearchParameterSet known)
    {
        var shape = ShapeOf(known);
        if (Read(writer, ShapeName) == shape) return;
        writer.BeginWriting();
        try
        {
            // Another process may have done it meanwhile.
            if (Read(writer, ShapeName) != shape)
            {
                rebuild.Run(Read(writer, BaseName));
                Write(writer, ShapeName, shape);
            }
            writer.Commit();
        }
        catch
        {
            writer.RollBack();
            throw;
        }
    }

    /// <summary>The base that resources were last written under: below it absolute references are local ones.</summary>
    public static void NoteBase(Session writer, string ownBase) => Write(writer, BaseName, ownBase);

    /// <summary>Null when no resource was written under any.</summary>
    public static string? Base(Session session) => Read(session, BaseName);

    private static string? Read(Session writer, string name) => writer.Prepare("SELECT value FROM index_state WHERE name = ?").Bind(1, name).ReadText();

    private static void Write(Session writer, string name, string value) =>
        writer.Prepare("INSERT INTO index_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value").Bind(1, name).Bind(2, value).Run();
}
