using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Xml;
using Fhir.Terminology.Tables;

namespace Fhir.Terminology.Import;

/// <summary>A CodeSystem resource that is too large to be held in memory like the others. https://hl7.org/fhir/R4/codesystem.html</summary>
internal static class CodeSystemImport
{
    public static CodeTableBuilder Import(ReleaseFiles files, string name)
    {
        using var stream = files.OpenBytes(name);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var limits = new ParseLimits(MaxBytes: 1 << 30, MaxElements: 50_000_000);
        var schema = DefinitionsPack.Core.Schema;
        var parsed = name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? XmlParser.Parse(memory.ToArray(), schema, limits) : JsonParser.Parse(memory.ToArray(), schema, limits);
        if (!parsed.IsClean) throw new ImportStopped(parsed.Issues[0]);

        var root = parsed.Document!.Root;
        if (root.Type.Name != "CodeSystem" || root.ValueOf("url") is not { } url || new TerminologyService(new CanonicalSet([parsed.Document])).System(url) is not CodeSystem system)
            throw new ImportStopped(ImportRules.NothingFound.At(null, name, "CodeSystem"));
        return Build(system);
    }

    private static CodeTableBuilder Build(CodeSystem system)
    {
        var table = new CodeTableBuilder(system.Url, system.Version, system.IsCaseSensitive) { Title = system.Title, Content = system.Content, IsSubsumption = system.IsSubsumption };
        foreach (var concept in system.Concepts)
        {
            var place = table.Add(concept.Code, concept.Display);
            if (concept.IsInactive) table.SetInactive(place);
            if (concept.IsAbstract) table.SetAbstract(place);
            foreach (var designation in concept.Designations) table.AddDesignation(place, designation.Language, designation.Use, designation.Value);
            foreach (var property in concept.Properties.Where(property => property.Code is not ("inactive" or "notSelectable")))
                table.AddProperty(place, property.Code, property.Value, property.Type);
        }
        foreach (var concept in system.Concepts)
            foreach (var parent in system.ParentsOf(concept.Code)) table.AddParent(table.PlaceOf(concept.Code), table.PlaceOf(parent));
        return table;
    }
}
