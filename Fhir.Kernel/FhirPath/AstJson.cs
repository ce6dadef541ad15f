using System.Text.Json;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// The parsed expression in the form the FHIRPath Lab shows: ExpressionType, Name, Arguments (what a step is applied to comes first) and Position from 0.
/// </summary>
internal static class AstJson
{
    public static string Of(Ast ast)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        // The tree is at most Parser.MaxDepth deep, and each level is an object in an array.
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = Parser.MaxDepth * 2 + 10 })) Write(writer, ast);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, Ast ast)
    {
        var (type, name, arguments) = Describe(ast);
        writer.WriteStartObject();
        writer.WriteString("ExpressionType"u8, type);
        writer.WriteString("Name"u8, name);
        writer.WriteNumber("Position"u8, ast.Position);
        if (arguments.Length > 0)
        {
            writer.WriteStartArray("Arguments"u8);
            foreach (var argument in arguments) Write(writer, argument);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static (string Type, string Name, Ast[] Arguments) Describe(Ast ast) => ast switch
    {
        LiteralAst literal => ("ConstantExpression", literal.ToString(), []),
        SpecialAst special => ("AxisExpression", special.Name, []),
        VariableAst variable => ("VariableRefExpression", variable.Name, []),
        MemberAst member => ("ChildExpression", member.Name, [Source(member.Source, member)]),
        CallAst call => ("FunctionCallExpression", call.Name, [Source(call.Source, call), .. call.Arguments]),
        IndexerAst indexer => ("IndexerExpression", "[]", [indexer.Source, indexer.Index]),
        UnaryAst unary => ("UnaryExpression", unary.Sign.ToString(), [unary.Operand]),
        TypeAst type => ("BinaryExpression", type.Operator, [type.Operand, new MemberAst(type.Type.Position, null, type.Type.ToString())]),
        BinaryAst binary => ("BinaryExpression", binary.Operator, [binary.Left, binary.Right]),
        SortKeyAst key => ("UnaryExpression", key.IsDescending ? "desc" : "asc", [key.Key]),
        _ => throw new InvalidOperationException($"{ast.GetType().Name} has no description."),
    };

    // A path that begins with a name begins at the focus.
    private static Ast Source(Ast? source, Ast step) => source ?? new SpecialAst(step.Position, "builtin.that");
}
