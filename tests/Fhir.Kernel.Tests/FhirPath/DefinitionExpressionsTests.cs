using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>Every expression that FHIR R4 itself contains can be used. https://hl7.org/fhir/R4/fhirpath.html</summary>
public class DefinitionExpressionsTests
{
    private static readonly DefinitionsPack Core = DefinitionsPack.Core;

    [Fact]
    public void Every_search_parameter_of_R4_compiles()
    {
        var expressions = Core.SearchParameters.SelectMany(parameter => parameter.Components.Select(component => component.Expression).Append(parameter.Expression))
            .OfType<string>().ToList();
        Assert.InRange(expressions.Count, 1375, 2000);
        Assert.Empty(expressions.Select(Failure).OfType<string>());
    }

    [Fact]
    public void Every_search_parameter_compiles_for_each_type_it_searches()
    {
        var failures = from parameter in Core.SearchParameters
                       where parameter.Expression is not null
                       from type in parameter.Base
                       let compiled = FhirPathExpression.Compile(parameter.Expression!, Core.Schema, type)
                       where !compiled.IsValue
                       select $"{parameter}: {compiled.Refusal}";
        Assert.Empty(failures);
    }

    [Fact]
    public void Every_invariant_of_R4_compiles_and_evaluates_on_an_element_it_belongs_to()
    {
        var constraints = Constraints().ToList();
        Assert.InRange(constraints.Count, 10_000, 100_000);
        Assert.Empty(constraints.Select(constraint => constraint.Expression).Distinct().Select(Failure).OfType<string>());
    }

    /// <summary>R4's own constraints are careful but for these: https://hl7.org/fhirpath/N1/#type-safety-and-strict-evaluation</summary>
    [Fact]
    public void The_analysis_doubts_four_of_the_invariants_of_R4()
    {
        var doubts = from constraint in Constraints().Distinct()
                     where Samples.Schema.FindType(constraint.Path) is not null
                     from issue in Samples.Compile(constraint.Expression).Analyze(constraint.Path)
                     select $"{issue.RuleId}: {constraint.Expression[..Math.Min(60, constraint.Expression.Length)]}";
        Assert.Equal(
            [
                // ChargeItemDefinition has no name.
                "fhirpath-unknown-element: name.matches('[A-Z]([A-Za-z0-9_]){0,254}')",
                // A concept is no string.
                "fhirpath-never-equal: clinicalStatus.exists() or verificationStatus.coding.where(s",
                // when repeats: see FhirPathContext.MembershipTakesAll.
                "fhirpath-may-be-many: offset.empty() or (when.exists() and ((when in ('C' | 'CM' |",
                // Stands on an extension, and means the element around it.
                "fhirpath-unknown-element: substanceExposureRisk.exists() and code.empty()",
            ],
            doubts.Distinct().OrderBy(doubt => doubt[(doubt.IndexOf(':', StringComparison.Ordinal) + 2)..] is var text ? text.StartsWith("name", StringComparison.Ordinal) ? "a" : text : text, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_structure_definition_of_R4_satisfies_its_own_invariants()
    {
        var invariants = ErrorConstraintsOf("StructureDefinition").ToList();
        Assert.InRange(invariants.Count, 15, 100);
        var failures = from entry in Core.Entries
                       where entry.ResourceType == "StructureDefinition"
                       let root = Core.Find(entry.Url, entry.Version)!.Root
                       from invariant in invariants
                       where !invariant.Expression.IsTrue(root, FhirPathContext.Default)
                       select $"{entry.Id} {invariant.Key}: {invariant.Expression.Evaluate(root, FhirPathContext.Default)}";
        Assert.Equal("", string.Join('\n', failures.Take(40)));
    }

    private static IEnumerable<(string Key, FhirPathExpression Expression)> ErrorConstraintsOf(string type)
    {
        var root = Core.Find($"http://hl7.org/fhir/StructureDefinition/{type}")!.Root.Child("snapshot").Child("element");
        foreach (var constraint in root.ChildrenNamed("constraint"))
            if (constraint.ValueOf("severity") == "error" && constraint.ValueOf("expression") is { } text)
                yield return (constraint.ValueOf("key")!, Samples.Compile(text));
    }

    private static string? Failure(string expression)
    {
        var compiled = FhirPathExpression.Compile(expression, Core.Schema);
        return compiled.IsValue ? null : $"{expression}: {compiled.Refusal}";
    }

    private static IEnumerable<(string Path, string Expression)> Constraints()
    {
        foreach (var entry in Core.Entries)
        {
            if (entry.ResourceType != "StructureDefinition") continue;
            var root = Core.Find(entry.Url, entry.Version)!.Root;
            foreach (var element in Children(root.Child("snapshot"), "element"))
                foreach (var constraint in Children(element, "constraint"))
                    if (constraint.ValueOf("expression") is { } text) yield return (element.ValueOf("path")!, text);
        }
    }

    private static List<Element> Children(Element parent, string name)
    {
        var children = new List<Element>();
        foreach (var child in parent.ChildrenNamed(name)) children.Add(child);
        return children;
    }
}
