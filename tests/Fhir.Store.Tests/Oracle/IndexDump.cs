namespace Fhir.Store.Tests.Oracle;

/// <summary>Every row of the index as text, in an order of its own.</summary>
internal static class IndexDump
{
    private static readonly string[] Tables = ["token", "string", "date", "number", "quantity", "reference", "uri", "composite", "position"];

    public static List<string> Of(TestStore store) =>
        [.. Tables.SelectMany(table => store.Rows($"SELECT '{table}', * FROM {table} ORDER BY resource, parameter, item{(table == "composite" ? ", part, choice" : "")}"))];
}
