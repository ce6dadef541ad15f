using System.Globalization;
using System.Runtime.CompilerServices;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Elements;

/// <summary>Spells an element's place as FHIRPath. https://hl7.org/fhir/R4/operationoutcome-definitions.html#OperationOutcome.issue.expression</summary>
internal static class ElementPath
{
    public static string Of(ReadOnlySpan<Node> nodes, Schema schema, int index)
    {
        var path = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        Append(ref path, nodes, schema, index);
        return path.ToStringAndClear();
    }

    private static void Append(ref DefaultInterpolatedStringHandler path, ReadOnlySpan<Node> nodes, Schema schema, int index)
    {
        if (schema.Properties[nodes[index].Property] is not { } property)
        {
            path.AppendLiteral(schema.Types[nodes[index].Type].Name);
            return;
        }
        Append(ref path, nodes, schema, nodes[index].Parent);
        path.AppendLiteral(".");
        path.AppendLiteral(property.Name);
        if (!property.IsList) return;
        path.AppendLiteral("[");
        path.AppendFormatted(ElderSiblings(nodes, schema, index));
        path.AppendLiteral("]");
    }

    private static int ElderSiblings(ReadOnlySpan<Node> nodes, Schema schema, int index)
    {
        var (elder, name) = (0, schema.PropertyNameIds[nodes[index].Property]);
        for (var at = nodes[nodes[index].Parent].FirstChild; at != index && at != 0; at = nodes[at].NextSibling)
            if (schema.PropertyNameIds[nodes[at].Property] == name) elder++;
        return elder;
    }
}
