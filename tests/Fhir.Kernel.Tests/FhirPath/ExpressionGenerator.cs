namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>
/// Random expressions over the sample resources, the same for the same seed. They keep to where FHIRPath leaves no choice: no order of descendants, no
/// conditions over several items.
/// </summary>
internal sealed class ExpressionGenerator(int seed, string resource)
{
    private static readonly Dictionary<string, string[]> Paths = new()
    {
        ["patient"] = ["name", "name.given", "name.family", "telecom", "telecom.value", "identifier", "identifier.value", "meta.tag", "meta.tag.code", "contact", "contact.name",
            "address.line", "extension", "extension.url", "contained", "photo", "name.period", "Patient.name.use", "generalPractitioner.reference", "Observation.code", "children()"],
        ["observation"] = ["code.coding", "code.coding.code", "component", "component.code", "component.code.coding", "component.value", "component.value.value", "component.value.unit",
            "category.coding", "referenceRange", "referenceRange.low.value", "performer", "note.text", "Observation.component.code.text", "children()"],
        ["questionnaire"] = ["item", "item.linkId", "item.item", "item.item.linkId", "item.type", "item.text", "Questionnaire.item.item.type", "code", "children()"],
        ["bundle"] = ["entry", "entry.fullUrl", "entry.resource", "entry.resource.id", "entry.resource.ofType(Patient)", "entry.resource.ofType(Patient).active", "link", "entry.resource.status",
            "entry.resource.name.family", "children()"],
    };

    private static readonly Dictionary<string, string[]> Texts = new()
    {
        ["patient"] = ["gender", "id", "name[0].family", "name[1].family", "name.given.first()", "telecom[1].value", "address.city", "managingOrganization.reference"],
        ["observation"] = ["status", "id", "code.text", "subject.reference", "component[0].value.unit", "value.unit", "component[2].code.text"],
        ["questionnaire"] = ["status", "id", "item[0].linkId", "item.last().text", "title"],
        ["bundle"] = ["type", "id", "entry[0].fullUrl", "entry[2].resource.name.family"],
    };

    private static readonly Dictionary<string, string[]> Dates = new()
    {
        ["patient"] = ["birthDate", "name[2].period.end", "@1985-09-13", "@2000-01", "@1985"],
        ["observation"] = ["effective", "@2024-03-14T08:15:00+01:00", "@2024-03-14", "@2025T"],
        ["questionnaire"] = ["date", "@2024-03-14", "@2024"],
        ["bundle"] = ["timestamp", "@2024-03-14T08:15:00+01:00", "@2024-03-14"],
    };

    private readonly Random random = new(seed + resource.Length * 1_000_003);

    public string Next() => random.Next(6) switch
    {
        0 => Text(3),
        1 => Number(3),
        2 => Items(3),
        _ => Condition(3),
    };

    /// <summary>An expression of any number of items.</summary>
    public string NextCollection() => Items(3);

    private string Condition(int depth) => depth == 0 ? Pick("true", "false", $"{Items(0)}.exists()", $"{Items(0)}.empty()", "{}") : random.Next(16) switch
    {
        0 => $"{Items(depth - 1)}.exists()",
        1 => $"{Items(depth - 1)}.empty()",
        2 => $"({Condition(depth - 1)} {Pick("and", "or", "xor", "implies")} {Condition(depth - 1)})",
        3 => $"({Condition(depth - 1)}).not()",
        4 => $"({Number(depth - 1)} {Pick("<", "<=", ">", ">=", "=", "!=")} {Number(depth - 1)})",
        5 => $"({Text(depth - 1)} {Pick("=", "!=", "~", "!~", "<", ">")} {Text(depth - 1)})",
        6 => $"({Text(depth - 1)}).{Pick("startsWith", "endsWith", "contains")}({Text(0)})",
        7 => $"({Text(0)} in {Items(depth - 1)})",
        8 => $"({Items(depth - 1)} contains {Text(0)})",
        9 => $"{Items(depth - 1)}.all({Test()})",
        10 => $"{Items(depth - 1)}.exists({Test()})",
        11 => $"{Items(depth - 1)}.isDistinct()",
        12 => $"{Items(depth - 1)}.{Pick("subsetOf", "supersetOf")}({Items(0)})",
        13 => $"({Items(depth - 1)} = {Items(0)})",
        14 => $"({Date()} {Pick("<", "<=", ">", ">=", "=", "!=")} {Date()})",
        _ => $"({Text(depth - 1)}).matches({Pick("'[a-z]+'", "'^[A-Z]'", "'[0-9]'", "'rd.*n$'")})",
    };

    private string Test() => Pick("$this.exists()", "$index > 0", "$index = 0", "children().empty()", "id.empty()", "use = 'official'", "system.exists()", "code.exists()", "$this = 'Kari'",
        "children().count() > 2");

    private string Text(int depth) => depth == 0 ? random.Next(3) == 0 ? Pick("'Kari'", "'a'", "''", "'final'", "'1.1'", "'nord'") : Pick(Texts[resource]) : random.Next(9) switch
    {
        0 => $"({Text(depth - 1)} & {Text(depth - 1)})",
        1 => $"({Text(depth - 1)} + {Text(depth - 1)})",
        2 => $"({Text(depth - 1)}).upper()",
        3 => $"({Text(depth - 1)}).lower()",
        4 => $"({Text(depth - 1)}).substring({random.Next(4)}, {random.Next(1, 4)})",
        5 => $"({Text(depth - 1)}).replace('a', {Text(0)})",
        6 => $"({Items(depth - 1)}.count()).toString()",
        7 => $"iif({Condition(depth - 1)}, {Text(depth - 1)}, {Text(depth - 1)})",
        _ => Text(0),
    };

    private string Number(int depth) => depth == 0 ? Pick("0", "1", "2", "17", "0.5", "12.25", $"{Items(0)}.count()") : random.Next(9) switch
    {
        0 => $"({Number(depth - 1)} + {Number(depth - 1)})",
        1 => $"({Number(depth - 1)} - {Number(depth - 1)})",
        2 => $"({Number(depth - 1)} * {Number(depth - 1)})",
        3 => $"({Number(depth - 1)} div 2)",
        4 => $"({Number(depth - 1)} mod 3)",
        5 => $"({Text(depth - 1)}).length()",
        6 => $"({Text(depth - 1)}).indexOf({Text(0)})",
        7 => $"({Number(depth - 1)}).{Pick("abs", "floor", "ceiling", "truncate")}()",
        _ => $"{Items(depth - 1)}.count()",
    };

    private string Items(int depth) => depth == 0 ? Pick(Paths[resource]) : random.Next(14) switch
    {
        0 => $"({Items(depth - 1)} | {Items(depth - 1)})",
        1 => $"{Items(depth - 1)}.where({Test()})",
        2 => $"{Items(depth - 1)}.select({Pick("$this", "id", "children()", "$index", "given", "code | system")})",
        3 => $"{Items(depth - 1)}.{Pick("first", "last", "tail", "distinct")}()",
        4 => $"{Items(depth - 1)}.{Pick("skip", "take")}({random.Next(3)})",
        5 => $"{Items(depth - 1)}.{Pick("union", "combine", "intersect", "exclude")}({Items(0)})",
        6 => $"{Items(depth - 1)}[{random.Next(3)}]",
        7 => $"{Items(depth - 1)}.ofType({Pick("code", "HumanName", "Coding", "Quantity", "boolean")})",
        8 => $"({Text(0)} | {Text(0)} | {Items(depth - 1)})",
        9 => $"(1 | {Number(0)} | 'a')",
        10 => $"{Items(depth - 1)}.children()",
        _ => Items(0),
    };

    private string Date() => Pick(Dates[resource]);

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
