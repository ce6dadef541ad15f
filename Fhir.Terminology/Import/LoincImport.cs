using System.Text.RegularExpressions;
using Fhir.Kernel.Terminology;
using Fhir.Terminology.Tables;

namespace Fhir.Terminology.Import;

/// <summary>
/// LOINC from its release: LoincTable/Loinc.csv, and where they are there the linguistic variants, the answer lists and the component hierarchy.
/// https://loinc.org/kb/users-guide/ and https://hl7.org/fhir/R4/loinc.html
/// </summary>
internal sealed partial class LoincImport(ReleaseFiles files, string? version)
{
    private static readonly string[] Axes = ["COMPONENT", "PROPERTY", "TIME_ASPCT", "SYSTEM", "SCALE_TYP", "METHOD_TYP", "CLASS", "CLASSTYPE", "ORDER_OBS", "STATUS", "UNITSREQUIRED", "VersionLastChanged"];

    private static readonly string[] VariantNames = ["LONG_COMMON_NAME", "LinguisticVariantDisplayName"];

    private readonly CodeTableBuilder table = new("http://loinc.org", version, isCaseSensitive: false) { Title = "LOINC" };

    public static bool IsRelease(ReleaseFiles files) => files.Where(IsTable).Any();

    public CodeTableBuilder Import()
    {
        ReadTable(files.Where(IsTable).First());
        foreach (var name in files.Where(name => VariantFile().IsMatch(name))) ReadVariant(name);
        foreach (var name in files.Where(name => name.Equals("AnswerList.csv", StringComparison.OrdinalIgnoreCase))) ReadAnswers(name);
        foreach (var name in files.Where(name => name.Equals("ComponentHierarchyBySystem.csv", StringComparison.OrdinalIgnoreCase))) ReadHierarchy(name);
        table.Version ??= ReleaseName().Match(Path.GetFullPath(files.Path)) is { Success: true } match ? match.Groups[1].Value : null;
        return table;
    }

    private static bool IsTable(string name) => name.Equals("Loinc.csv", StringComparison.OrdinalIgnoreCase);

    private void ReadTable(string name)
    {
        using var reader = files.Open(name);
        var rows = new NamedRows(reader, name, ',', hasQuotes: true);
        var (code, longName, shortName, status) = (rows.Column("LOINC_NUM"), rows.Column("LONG_COMMON_NAME"), rows.Column("SHORTNAME"), rows.Column("STATUS"));
        var axes = Axes.Where(rows.Has).Select(axis => (Axis: axis, Column: rows.Column(axis))).ToArray();
        foreach (var row in rows.All())
        {
            var place = table.Add(row[code], row[longName]);
            if (row[shortName].Length > 0) table.AddDesignation(place, "en-US", new("http://loinc.org", "SHORTNAME", "Short name"), row[shortName]);
            if (row[status] == "DEPRECATED") table.SetInactive(place);
            foreach (var (axis, column) in axes)
                if (row[column].Length > 0) table.AddProperty(place, axis, row[column], ConceptPropertyType.String);
        }
    }

    // noNO99LinguisticVariant.csv: the language is in the name.
    private void ReadVariant(string name)
    {
        using var reader = files.Open(name);
        var rows = new NamedRows(reader, name, ',', hasQuotes: true);
        var tag = VariantFile().Match(Path.GetFileName(name));
        var language = $"{tag.Groups[1].Value}-{tag.Groups[2].Value}";
        var code = rows.Column("LOINC_NUM");
        var names = VariantNames.Where(rows.Has).Select(rows.Column).ToArray();
        foreach (var row in rows.All())
        {
            var place = table.PlaceOf(row[code]);
            if (place < 0) continue;
            foreach (var column in names)
                if (row[column].Length > 0) table.AddDesignation(place, language, null, row[column]);
        }
    }

    private void ReadAnswers(string name)
    {
        using var reader = files.Open(name);
        var rows = new NamedRows(reader, name, ',', hasQuotes: true);
        var (list, answer, text) = (rows.Column("AnswerListId"), rows.Column("AnswerStringId"), rows.Column("DisplayText"));
        foreach (var row in rows.All())
        {
            if (row[answer].Length == 0) continue;
            var place = table.Add(row[answer], row[text]);
            table.AddMember(row[list], place);
            table.AddProperty(place, "LIST", row[list], ConceptPropertyType.Code);
        }
    }

    private void ReadHierarchy(string name)
    {
        using var reader = files.Open(name);
        var rows = new NamedRows(reader, name, ',', hasQuotes: true);
        var (parent, code, text) = (rows.Column("IMMEDIATE_PARENT"), rows.Column("CODE"), rows.Column("CODE_TEXT"));
        var all = rows.All().ToList();
        foreach (var row in all) table.Add(row[code], row[text]);
        foreach (var row in all)
            if (row[parent].Length > 0 && table.PlaceOf(row[parent]) is var above and >= 0) table.AddParent(table.PlaceOf(row[code]), above);
    }

    [GeneratedRegex(@"^([a-z]{2})([A-Z]{2})\d*LinguisticVariant\.csv$")]
    private static partial Regex VariantFile();

    [GeneratedRegex(@"Loinc_(\d+\.\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex ReleaseName();
}
