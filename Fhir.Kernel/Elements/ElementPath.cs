using System.Globalization;
using System.Text;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Elements;

/// <summary>Spells an element's place as FHIRPath. https://hl7.org/fhir/R4/operationoutcome-definitions.html#OperationOutcome.issue.expression</summary>
internal static class ElementPath
{
    public static string Of(ReadOnlySpan<Node> nodes, Schema schema, int index)
    {
        var path = new StringBuilder();
        Append(path, nodes, schema, index);
        return path.ToString();
    }

    private static void Append(StringBuilder path, ReadOnlySpan<Node> nodes, Schema schema, int index)
    {
        if (schema.Properties[nodes[index].Property] is not { } property)
        {
            path.Append(schema.Types[nodes[index].Type].Name);
            return;
        }
        Append(path, nodes, schema, nodes[index].Parent);
        path.Append('.').Append(property.Name);
        if (property.IsList) path.Append('[').Append(ElderSiblings(nodes, schema, index).ToString(CultureInfo.InvariantCulture)).Append(']');
    }

    private static int ElderSiblings(ReadOnlySpan<Node> nodes, Schema schema, int index)
    {
        var (elder, name) = (0, schema.PropertyNameIds[nodes[index].Property]);
        for (var at = nodes[nodes[index].Parent].FirstChild; at != index && at != 0; at = nodes[at].NextSibling)
            if (schema.PropertyNameIds[nodes[at].Property] == name) elder++;
        return elder;
    }
}
