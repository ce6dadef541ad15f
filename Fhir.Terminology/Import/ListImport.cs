using Fhir.Kernel.Terminology;
using Fhir.Terminology.Tables;

namespace Fhir.Terminology.Import;

/// <summary>
/// Lists of codes as the Norwegian registries export them (ICD-10, ICPC-2, Volven): delimited by tabs, semicolons or commas, with or without a first line
/// that names the columns in Norwegian or English. Without one, the first column is the code and the second its name.
/// </summary>
internal sealed class ListImport(ReleaseFiles files, string system, string? version, bool hasPrefixHierarchy)
{
    private static readonly char[] Delimiters = ['\t', ';', ','];
    private static readonly string[] Codes = ["kode", "code", "kodeverdi", "verdi", "id", "concept", "codevalue"];
    private static readonly string[] Names = ["navn", "kodetekst", "tekst", "display", "name", "betegnelse", "term", "kodenavn", "fulltekst", "description", "beskrivelse"];
    private static readonly string[] EnglishNames = ["engelsk", "navn engelsk", "english", "name_en", "display_en"];
    private static readonly string[] ParentCodes = ["overordnet", "overordnet kode", "forelder", "parent", "foreldrekode", "parentcode"];
    private static readonly string[] States = ["status", "aktiv", "active", "inaktiv", "inactive"];
    private static readonly string[] Ends = ["gyldig til", "til dato", "tildato", "validto", "valid to", "sluttdato", "gyldigtil"];

    private readonly CodeTableBuilder table = new(system, version);

    public CodeTableBuilder Import()
    {
        foreach (var name in files.Names.Where(IsList)) Read(name);
        if (table.Count == 0) throw new ImportStopped(ImportRules.NothingFound.At(null, Path.GetFileName(files.Path), "codes"));
        if (hasPrefixHierarchy) AddPrefixParents();
        return table;
    }

    private static bool IsList(string name) => Path.GetExtension(name).ToUpperInvariant() is ".TXT" or ".CSV" or ".TSV";

    private void Read(string name)
    {
        using var reader = files.Open(name);
        var first = reader.ReadLine() ?? "";
        var delimiter = Delimiters.MaxBy(candidate => first.Count(letter => letter == candidate));
        using var whole = new PrependedReader(first, reader);
        var rows = DelimitedRows.Read(whole, name, delimiter, hasQuotes: true).GetEnumerator();
        if (!rows.MoveNext()) return;
        var columns = Columns.Of(rows.Current.Fields);
        if (!columns.AreNamed) Add(rows.Current, columns, name);
        var parents = new List<(int Place, string Parent)>();
        while (rows.MoveNext())
            if (Add(rows.Current, columns, name) is var place and >= 0 && Columns.Field(rows.Current.Fields, columns.Parent) is { } parent) parents.Add((place, parent));
        foreach (var (place, parent) in parents)
            if (table.PlaceOf(parent) is var above and >= 0) table.AddParent(place, above);
    }

    private int Add((int Line, string[] Fields) row, Columns columns, string file)
    {
        if (Columns.Field(row.Fields, columns.Code) is not { } code) throw DelimitedRows.Stop(ImportRules.CodeMissing, file, row.Line);
        if (table.PlaceOf(code) >= 0) throw DelimitedRows.Stop(ImportRules.CodeTwice, file, row.Line, code);
        var place = table.Add(code, Columns.Field(row.Fields, columns.Name));
        if (Columns.Field(row.Fields, columns.English) is { } english) table.AddDesignation(place, "en", null, english);
        if (columns.IsOut(row.Fields)) table.SetInactive(place);
        return place;
    }

    // A000 stands below A00, and N02BE below N02B: the longest code that begins the code.
    private void AddPrefixParents()
    {
        for (var place = 0; place < table.Count; place++)
        {
            var code = table.Entries[place].Code;
            for (var length = code.Length - 1; length > 0; length--)
            {
                if (table.PlaceOf(code[..length]) is not (>= 0 and var above)) continue;
                table.AddParent(place, above);
                break;
            }
        }
    }

    private sealed record Columns(bool AreNamed, int Code, int Name, int English, int Parent, int State, int End, bool IsInactiveColumn)
    {
        public static Columns Of(string[] header)
        {
            var names = header.Select(name => name.Trim().Trim('\uFEFF').ToLowerInvariant()).ToArray();
            int Find(string[] known) => Array.FindIndex(names, known.Contains);
            var (code, name) = (Find(Codes), Find(Names));
            if (code < 0 || name < 0 || code == name) return new(false, 0, 1, -1, -1, -1, -1, false);
            var state = Find(States);
            return new(true, code, name, Find(EnglishNames), Find(ParentCodes), state, Find(Ends), state >= 0 && names[state] is "inaktiv" or "inactive");
        }

        /// <summary>Null when there is nothing in it.</summary>
        public static string? Field(string[] fields, int column) => column >= 0 && column < fields.Length && fields[column].Trim() is { Length: > 0 } text ? text.Trim('\uFEFF') : null;

        public bool IsOut(string[] fields)
        {
            var isSet = Field(fields, State)?.ToLowerInvariant() is "1" or "ja" or "true" or "x" or "yes";
            if (State >= 0 && Field(fields, State)?.ToLowerInvariant() is { } state)
                return IsInactiveColumn ? isSet : state is "0" or "nei" or "false" or "no" or "inaktiv" or "inactive" or "utgått" or "retired";
            return Field(fields, End) is { Length: >= 8 } end && DateTime.TryParse(end, System.Globalization.CultureInfo.GetCultureInfo("nb-NO"), out var date) && date < DateTime.UtcNow.Date;
        }
    }

    /// <summary>A line that has been read already, and then the rest.</summary>
    private sealed class PrependedReader(string first, TextReader rest) : TextReader
    {
        private string? line = first;

        public override string? ReadLine()
        {
            var next = line ?? rest.ReadLine();
            line = null;
            return next;
        }
    }
}
