using System.Text.RegularExpressions;
using Fhir.Kernel.Terminology;
using Fhir.Terminology.Tables;

namespace Fhir.Terminology.Import;

/// <summary>
/// SNOMED CT from its RF2 snapshot: concepts, descriptions with the language reference sets, the inferred is-a hierarchy, attributes as properties, and simple
/// reference sets. Several packages together (International and an extension): the newest row of each component counts.
/// https://confluence.ihtsdotools.org/display/DOCRELFMT and https://hl7.org/fhir/R4/snomedct.html
/// </summary>
internal sealed partial class SnomedImport(ReleaseFiles files, string? edition)
{
    private const string IsA = "116680003", FullySpecifiedName = "900000000000003001", Definition = "900000000000550004", Preferred = "900000000000548007", Defined = "900000000000073002";
    private const string International = "900000000000207008", Norway = "51000202101";
    private const string Infrastructure = "http://terminology.hl7.org/CodeSystem/hl7TermMaintInfra", Snomed = "http://snomed.info/sct";

    private static readonly DesignationUse FullName = new(Snomed, FullySpecifiedName, "Fully specified name");
    private static readonly DesignationUse Synonym = new(Snomed, "900000000000013009", "Synonym");
    private static readonly DesignationUse PreferredName = new(Infrastructure, "preferredForLanguage", "Preferred For Language");

    private readonly CodeTableBuilder table = new(Snomed, null) { Title = "SNOMED CT" };
    private readonly HashSet<string> modules = [];
    private string newest = "";

    public static bool IsRelease(ReleaseFiles files) => files.Where(ConceptFile().IsMatch).Any();

    public CodeTableBuilder Import()
    {
        ReadConcepts();
        ReadDescriptions(ReadPreferred());
        ReadRelationships();
        ReadSets();
        table.Version = $"{Snomed}/{edition ?? (modules.Contains(Norway) ? Norway : International)}/version/{newest}";
        return table;
    }

    private void ReadConcepts()
    {
        foreach (var row in Newest(ConceptFile(), "definitionStatusId"))
        {
            var place = table.Add(row.Id, null);
            if (!row.IsActive) table.SetInactive(place);
            modules.Add(row.Module);
            if (string.CompareOrdinal(row.Time, newest) > 0) newest = row.Time;
            table.AddProperty(place, "moduleId", row.Module, ConceptPropertyType.Code);
            table.AddProperty(place, "effectiveTime", row.Time, ConceptPropertyType.String);
            table.AddProperty(place, "sufficientlyDefined", row.Fields[0] == Defined ? "true" : "false", ConceptPropertyType.Boolean);
        }
    }

    /// <summary>Descriptions that some language reference set prefers.</summary>
    private HashSet<string> ReadPreferred() =>
        [.. Newest(LanguageFile(), "referencedComponentId", "acceptabilityId").Where(row => row.IsActive && row.Fields[1] == Preferred).Select(row => row.Fields[0])];

    private void ReadDescriptions(HashSet<string> preferred)
    {
        foreach (var row in Newest(DescriptionFile(), "conceptId", "languageCode", "typeId", "term"))
        {
            var place = table.PlaceOf(row.Fields[0]);
            if (place < 0 || !row.IsActive || row.Fields[2] == Definition) continue;
            var (isFullName, isPreferred) = (row.Fields[2] == FullySpecifiedName, preferred.Contains(row.Id));
            table.AddDesignation(place, row.Fields[1], isFullName ? FullName : isPreferred ? PreferredName : Synonym, row.Fields[3]);
            // The English name is the display; without one, the fully specified one.
            if (row.Fields[1] == "en" && (isPreferred ? !isFullName : table.Entries[place].Display is null)) table.SetDisplay(place, row.Fields[3]);
        }
    }

    private void ReadRelationships()
    {
        foreach (var row in Newest(RelationshipFile(), "sourceId", "destinationId", "typeId"))
        {
            if (!row.IsActive) continue;
            var (source, destination) = (table.PlaceOf(row.Fields[0]), table.PlaceOf(row.Fields[1]));
            if (source < 0 || destination < 0) continue;
            if (row.Fields[2] == IsA) table.AddParent(source, destination);
            else table.AddProperty(source, row.Fields[2], row.Fields[1], ConceptPropertyType.Code);
        }
    }

    private void ReadSets()
    {
        foreach (var row in Newest(SimpleSetFile(), "refsetId", "referencedComponentId"))
            if (row.IsActive && table.PlaceOf(row.Fields[1]) is var place and >= 0) table.AddMember(row.Fields[0], place);
    }

    /// <summary>Of each component the newest row, in the order the components first occur.</summary>
    private List<Row> Newest(Regex file, params string[] columns)
    {
        var (rows, places) = (new List<Row>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var row in files.Where(file.IsMatch).SelectMany(name => Read(name, columns)))
        {
            if (!places.TryGetValue(row.Id, out var place))
            {
                places.Add(row.Id, rows.Count);
                rows.Add(row);
            }
            else if (string.CompareOrdinal(row.Time, rows[place].Time) > 0)
            {
                rows[place] = row;
            }
        }
        return rows;
    }

    private IEnumerable<Row> Read(string name, string[] columns)
    {
        using var reader = files.Open(name);
        var rows = new NamedRows(reader, name, '\t', hasQuotes: false);
        var (id, time, active, module) = (rows.Column("id"), rows.Column("effectiveTime"), rows.Column("active"), rows.Column("moduleId"));
        var wanted = columns.Select(rows.Column).ToArray();
        foreach (var fields in rows.All()) yield return new Row(fields[id], fields[time], fields[active] == "1", fields[module], [.. wanted.Select(column => fields[column])]);
    }

    private sealed record Row(string Id, string Time, bool IsActive, string Module, string[] Fields);

    [GeneratedRegex(@"^x?sct2_Concept_\w*Snapshot[\w-]*\.txt$")]
    private static partial Regex ConceptFile();

    [GeneratedRegex(@"^x?sct2_Description_\w*Snapshot[\w-]*\.txt$")]
    private static partial Regex DescriptionFile();

    [GeneratedRegex(@"^x?sct2_Relationship_\w*Snapshot[\w-]*\.txt$")]
    private static partial Regex RelationshipFile();

    [GeneratedRegex(@"^x?der2_cRefset_\w*Language\w*Snapshot[\w-]*\.txt$")]
    private static partial Regex LanguageFile();

    [GeneratedRegex(@"^x?der2_Refset_\w*Simple\w*Snapshot[\w-]*\.txt$")]
    private static partial Regex SimpleSetFile();
}
