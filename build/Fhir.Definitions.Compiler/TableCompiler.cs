using System.Text.Json;

namespace Fhir.Definitions.Compiler;

/// <summary>The tables that search and validation would otherwise have to read hundreds of resources for.</summary>
internal static class TableCompiler
{
    public static byte[] SearchParameters(IEnumerable<JsonElement> resources)
    {
        var parameters = resources.Where(resource => resource.Text("resourceType") == "SearchParameter").ToList();
        var table = new TableWriter();
        table.Number(parameters.Count);
        foreach (var parameter in parameters) SearchParameter(table, parameter);
        return table.ToArray();
    }

    private static void SearchParameter(TableWriter table, JsonElement parameter)
    {
        table.Text(parameter.Text("url"));
        table.Text(parameter.Text("code"));
        table.Text(parameter.Text("type"));
        table.Text(parameter.Text("expression"));
        table.Texts(parameter.Texts("base"));
        table.Texts(parameter.Texts("target"));
        table.Texts(parameter.Texts("comparator"));
        table.Texts(parameter.Texts("modifier"));
        table.Texts(parameter.Texts("chain"));
        Flag(table, parameter, "multipleOr");
        Flag(table, parameter, "multipleAnd");
        var components = parameter.Items("component").ToList();
        table.Number(components.Count);
        foreach (var component in components)
        {
            table.Text(component.Text("definition"));
            table.Text(component.Text("expression"));
        }
    }

    /// <summary>0 = not stated, 1 = false, 2 = true.</summary>
    private static void Flag(TableWriter table, JsonElement element, string name) =>
        table.Number(element.TryGetProperty(name, out var value) ? value.GetBoolean() ? 2 : 1 : 0);

    public static byte[] Compartments(IEnumerable<JsonElement> resources)
    {
        var compartments = resources.Where(resource => resource.Text("resourceType") == "CompartmentDefinition").ToList();
        var table = new TableWriter();
        table.Number(compartments.Count);
        foreach (var compartment in compartments)
        {
            table.Text(compartment.Text("url"));
            table.Text(compartment.Text("code"));
            var members = compartment.Items("resource").Where(member => member.Items("param").Any()).ToList();
            table.Number(members.Count);
            foreach (var member in members)
            {
                table.Text(member.Text("code"));
                table.Texts(member.Texts("param"));
            }
        }
        return table.ToArray();
    }

    /// <summary>Every element of the base definitions that is bound with strength required, with its value set.</summary>
    public static byte[] RequiredBindings(IEnumerable<JsonElement> resources)
    {
        var bound = resources.Where(SchemaCompiler.IsType)
            .SelectMany(definition => definition.GetProperty("snapshot").Items("element"))
            .Where(element => element.TryGetProperty("binding", out var binding) && binding.Text("strength") == "required")
            .ToList();
        var table = new TableWriter();
        table.Number(bound.Count);
        foreach (var element in bound)
        {
            table.Text(element.Text("path"));
            table.Text(element.GetProperty("binding").Text("valueSet"));
        }
        return table.ToArray();
    }
}
