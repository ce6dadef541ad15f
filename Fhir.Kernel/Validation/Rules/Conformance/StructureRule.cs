using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Snapshot;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules.Conformance;

/// <summary>
/// A StructureDefinition: a differential that can be expanded over its base, types that exist, constraints that can be read, fixed values of the element's
/// type, places for extensions that exist. https://hl7.org/fhir/R4/structuredefinition.html
/// </summary>
internal sealed class StructureRule : ElementRule
{
    private const string Differential = "StructureDefinition.differential.element[";

    public override void Check(Element element, ValidationRun run)
    {
        if (StructureDefinition.Read(element) is not { } definition) return;
        foreach (var row in definition.Differential.IsEmpty ? definition.Snapshot : definition.Differential) CheckRow(row, definition, run);
        foreach (var context in element.ChildrenNamed("context")) CheckContext(context, run);
        if (definition.IsProfile && !definition.Differential.IsEmpty && run.Book.Schema.FindType(definition.Type) is not null) CheckExpansion(definition, run);
    }

    private static void CheckExpansion(StructureDefinition definition, ValidationRun run)
    {
        var expanded = new SnapshotSource(run.Book.Definitions).Expand(definition);
        if (expanded.IsValue) return;
        var rows = definition.Source.Child("differential");
        foreach (var issue in expanded.Refusal.Issues)
        {
            // What is not loaded is not the definition's fault.
            var severity = issue.Rule == SnapshotRules.BaseMissing || issue.Rule == SnapshotRules.TypeMissing ? Severity.Warning : run.Options.Expansion;
            run.Report(RowAt(issue.Expression, rows) is { Exists: true } row ? row : definition.Source, issue.Rule, severity, [.. issue.Arguments]);
        }
    }

    private static Element RowAt(string? expression, Element differential)
    {
        if (expression is null || !expression.StartsWith(Differential, StringComparison.Ordinal)) return default;
        var end = expression.IndexOf(']');
        if (end < 0 || !int.TryParse(expression.AsSpan(Differential.Length..end), NumberStyles.None, CultureInfo.InvariantCulture, out var at)) return default;
        foreach (var row in differential.ChildrenNamed("element"))
            if (at-- == 0) return row;
        return default;
    }

    private static void CheckRow(ElementDefinition row, StructureDefinition definition, ValidationRun run)
    {
        foreach (var type in row.Source.ChildrenNamed("type"))
            if (type.ValueOf("code") is { } code && !code.Contains(':') && run.Book.Schema.FindType(code) is null) run.Report(type, DefinitionRules.ElementType, code);
        foreach (var value in (ReadOnlySpan<Element>)[row.Fixed, row.Pattern, row.MinValue, row.MaxValue]) CheckValue(value, row, definition, run);
        foreach (var constraint in row.Source.ChildrenNamed("constraint"))
            if (constraint.Child("expression") is { HasValue: true } expression) Expressions.Check(expression, Focus(row, definition), run);
    }

    private static void CheckValue(Element value, ElementDefinition row, StructureDefinition definition, ValidationRun run)
    {
        if (!value.Exists || row.Types.Any(type => type.IsSystem || type.Code.Contains(':'))) return;
        var types = row.Types.IsEmpty ? TypesOfR4(row, definition, run.Book.Schema) : [.. row.Types.Select(type => type.Code)];
        if (types.Length > 0 && !types.Contains(value.Type.Name)) run.Report(value, DefinitionRules.ValueType, value.Property!.JsonName, value.Type.Name, string.Join(", ", types));
    }

    // A row that says nothing of types has its base's, which are among those that R4 gives the element; none where the path leads elsewhere.
    private static string[] TypesOfR4(ElementDefinition row, StructureDefinition definition, Schema schema)
    {
        if (row.IsRoot || !definition.IsProfile) return [];
        IEnumerable<TypeInfo> owners = schema.FindType(definition.Type) is { } root ? [root] : [];
        var properties = Array.Empty<PropertyInfo>();
        foreach (var name in row.Path.Split('.').Skip(1))
        {
            properties = [.. owners.SelectMany(owner => owner.Properties).Where(property => property.Name == name.Replace("[x]", "") && !property.IsXmlAttribute)];
            owners = properties.Select(property => property.Type);
        }
        return [.. properties.Select(property => property.Type.Name).Distinct()];
    }

    /// <summary>The type an expression of the row starts at; null when the row alone does not tell.</summary>
    private static string? Focus(ElementDefinition row, StructureDefinition definition)
    {
        if (row.IsRoot) return definition.Type;
        return row.Types is [{ IsSystem: false } only] && only.Code is not ("BackboneElement" or "Element") ? only.Code : row.Path;
    }

    private static void CheckContext(Element context, ValidationRun run)
    {
        var expression = context.Child("expression");
        if (!expression.HasValue) return;
        if (context.ValueOf("type") == "fhirpath") Expressions.Check(expression, "Resource", run);
        else if (context.ValueOf("type") == "element" && !IsElement(expression.Value!, run.Book.Schema)) run.Report(expression, DefinitionRules.ExtensionContext, expression.Value!);
    }

    private static bool IsElement(string path, Schema schema)
    {
        if (path.Contains(':')) return true;
        var parts = path.Split('.');
        var types = schema.FindType(parts[0]) is { } root ? [root] : new List<TypeInfo>();
        foreach (var part in parts.Skip(1))
            types = [.. types.SelectMany(type => type.Properties).Where(property => property.Name == part.Replace("[x]", "")).Select(property => property.Type).Distinct()];
        return types.Count > 0;
    }
}

/// <summary>An expression in a definition: does it compile, and do its names exist? https://hl7.org/fhir/R4/fhirpath.html</summary>
internal static class Expressions
{
    /// <param name="focus">The type it starts at; null or one that R4 does not have when its names cannot be looked up.</param>
    /// <returns>Null when it does not compile.</returns>
    public static FhirPathExpression? Check(Element expression, string? focus, ValidationRun run)
    {
        var (text, schema) = (expression.Value!, run.Book.Schema);
        var known = focus is not null && schema.FindType(focus) is not null ? focus : null;
        var compiled = FhirPathExpression.Compile(text, schema, known);
        if (!compiled.IsValue) run.Report(expression, DefinitionRules.Expression, PrimitiveRules.Quote(expression), compiled.Refusal.Issues[0].Text(Language.En));
        else if (known is not null && run.Wants(Severity.Warning))
            foreach (var issue in compiled.Value.Analyze(known).Where(issue => issue.RuleId == FhirPathRules.UnknownElement.Id))
                run.Report(expression, DefinitionRules.ExpressionSuspect, PrimitiveRules.Quote(expression), issue.Text(Language.En));
        return compiled.IsValue ? compiled.Value : null;
    }
}
