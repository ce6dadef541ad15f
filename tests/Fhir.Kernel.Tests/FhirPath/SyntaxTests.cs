using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>https://hl7.org/fhirpath/N1/grammar.html</summary>
public class SyntaxTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "1 + 2 * 3")]
    [InlineData("(1 + 2) * 3", "(1 + 2) * 3")]
    [InlineData("((1)) + ((2))", "1 + 2")]
    [InlineData("1 - (2 - 3)", "1 - (2 - 3)")]
    [InlineData("1 - 2 - 3", "1 - 2 - 3")]
    [InlineData("a or b and c", "a or b and c")]
    [InlineData("(a or b) and c", "(a or b) and c")]
    [InlineData("a implies b or c", "a implies b or c")]
    [InlineData("a | b is Patient", "a | b is Patient")]
    [InlineData("(a | b) is Patient", "(a | b) is Patient")]
    [InlineData("a = b in c", "a = b in c")]
    [InlineData("-a.b", "-a.b")]
    [InlineData("(-a).b", "(-a).b")]
    [InlineData("-1 * 2", "-1 * 2")]
    [InlineData("(-2147483648).abs()", "(-2147483648).abs()")]
    [InlineData("a.b[0].c( 1,2 )", "a.b[0].c(1, 2)")]
    [InlineData("contains.in.as.is", "contains.in.as.is")]
    [InlineData("`a-b`.`div`", "`a-b`.`div`")]
    [InlineData("%`vs-x` = %ucum", "%`vs-x` = %ucum")]
    [InlineData("'it\\'s'", "'it\\'s'")]
    [InlineData("@2012T", "@2012T")]
    [InlineData("@T10:30", "@T10:30")]
    [InlineData("4 days + 5 'mg'", "4 days + 5 'mg'")]
    [InlineData("$this.a /* b */ // c\n", "$this.a")]
    [InlineData("{}", "{}")]
    [InlineData("x is System.Boolean", "x is System.Boolean")]
    public void An_expression_prints_itself_and_reads_itself(string text, string printed)
    {
        var ast = Parser.Parse(text).Value;
        Assert.Equal(printed, ast.ToString());
        Assert.Equal(printed, Parser.Parse(printed).Value.ToString());
    }

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("2 + 3 = 5 and true", "true")]
    [InlineData("1 | 2 = 2", "false")]
    [InlineData("true or false and false", "true")]
    [InlineData("-1 + 2", "1")]
    [InlineData("1 > 2 = false", "true")]
    [InlineData("1 in 1 | 2", "true")]
    [InlineData("'a' & 'b' = 'ab'", "true")]
    [InlineData("'\\u00e6\\t\\'\\\\\\/\\p'.length()", "6")]
    [InlineData("`name`.first().`family`", "Nordmann")]
    [InlineData("Patient.name[0].family", "Nordmann")]
    [InlineData("Observation.name", "")]
    [InlineData("DomainResource.id", "kari")]
    [InlineData("nosuchelement", "")]
    [InlineData("0042", "42")]
    [InlineData("-2147483648", "-2147483648")]
    [InlineData("-2147483648 + 2147483647", "-1")]
    [InlineData("(-2147483648).abs()", "")]
    [InlineData("%\"vs-administrative-gender\"", "http://hl7.org/fhir/ValueSet/administrative-gender")]
    [InlineData("%\"ext-patient-birthTime\"", "http://hl7.org/fhir/StructureDefinition/patient-birthTime")]
    [InlineData("'\\u005'", "u005")]
    [InlineData("'\\''.length()", "1")]
    [InlineData("'\\`\\\"'", "`\"")]
    [InlineData("1 // one\n + /* two */ 2", "3")]
    [InlineData("'1/*2*/3'.length()", "7")]
    [InlineData("name.$this.id", "kari")]
    [InlineData("name.select(given.$this).use", "official, usual, maiden")]
    public void Literals_and_precedence(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    [Theory]
    [InlineData("", "fhirpath-syntax", 1, 1)]
    [InlineData("1 +", "fhirpath-syntax", 1, 4)]
    [InlineData("name.", "fhirpath-syntax", 1, 6)]
    [InlineData("name..given", "fhirpath-syntax", 1, 6)]
    [InlineData("name where", "fhirpath-syntax", 1, 6)]
    [InlineData("(1", "fhirpath-syntax", 1, 3)]
    [InlineData("a[1", "fhirpath-syntax", 1, 4)]
    [InlineData("a\n.b\n.c(", "fhirpath-syntax", 3, 4)]
    [InlineData("'abc", "fhirpath-syntax", 1, 1)]
    [InlineData("/* abc", "fhirpath-syntax", 1, 1)]
    [InlineData("a # b", "fhirpath-syntax", 1, 3)]
    [InlineData("a.``", "fhirpath-syntax", 1, 3)]
    [InlineData("$that", "fhirpath-syntax", 1, 1)]
    [InlineData("%", "fhirpath-syntax", 1, 2)]
    [InlineData("a is 5", "fhirpath-syntax", 1, 6)]
    [InlineData("@2012-13", "fhirpath-literal", 1, 1)]
    [InlineData("@2012-02-30", "fhirpath-literal", 1, 1)]
    [InlineData("@T25:00", "fhirpath-literal", 1, 1)]
    [InlineData("9999999999", "fhirpath-literal", 1, 1)]
    [InlineData("2147483648", "fhirpath-literal", 1, 1)]
    [InlineData("-2147483648.abs()", "fhirpath-literal", 1, 2)]
    [InlineData("-2147483649", "fhirpath-literal", 1, 2)]
    [InlineData("\"name\"", "fhirpath-syntax", 1, 1)]
    [InlineData("name.sort(family up)", "fhirpath-syntax", 1, 18)]
    [InlineData("name.where(family desc)", "fhirpath-syntax", 1, 19)]
    [InlineData("name.wher(true)", "fhirpath-unknown-function", 1, 6)]
    [InlineData("name.where()", "fhirpath-argument-count", 1, 6)]
    [InlineData("a is Patiennt", "fhirpath-unknown-type", 1, 6)]
    [InlineData("a.ofType('x')", "fhirpath-syntax", 1, 10)]
    [InlineData("a.ofType(Observation.component)", "fhirpath-unknown-type", 1, 10)]
    public void What_is_wrong_is_said_with_its_place(string text, string rule, int line, int column)
    {
        var issue = Issue(text);
        Assert.Equal((rule, new SourcePosition(line, column)), (issue.RuleId, issue.Position));
        Assert.Contains($"{line}:{column}", issue.Text(Language.Nb), StringComparison.Ordinal);
        Assert.Contains($"{line}:{column}", issue.Text(Language.En), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name.wher(true)", "where")]
    [InlineData("a is Patiennt", "Patient")]
    [InlineData("name.Count()", "count")]
    public void A_near_name_is_suggested(string text, string suggestion) => Assert.Contains($"→ {suggestion}?", Issue(text).Text(Language.Nb), StringComparison.Ordinal);

    [Fact]
    public void Nesting_length_and_depth_have_limits()
    {
        Assert.Equal("fhirpath-too-complex", Issue(new string('(', 5000) + "1" + new string(')', 5000)).RuleId);
        Assert.Equal("fhirpath-too-complex", Issue(new string('-', 5000) + "1").RuleId);
        Assert.Equal("fhirpath-too-complex", Issue(string.Concat(Enumerable.Repeat("a.", 5000)) + "b").RuleId);
        Assert.Equal("fhirpath-too-complex", Issue(string.Join(" + ", Enumerable.Repeat("1", 5000))).RuleId);
        Assert.Equal("fhirpath-too-complex", Issue("'" + new string('a', Parser.MaxLength) + "'").RuleId);
    }

    [Fact]
    public void The_deepest_allowed_expressions_can_be_evaluated()
    {
        Assert.Equal("999", Samples.Evaluate(string.Join(" + ", Enumerable.Repeat("1", 999))));
        Assert.Equal("true", Samples.Evaluate(string.Join(" and ", Enumerable.Repeat("true", 999))));
        Assert.Equal("1", Samples.Evaluate(new string('(', 190) + "1" + new string(')', 190)));
        Assert.Equal("", Samples.Evaluate(string.Join('.', Enumerable.Repeat("name", 999))));
        Assert.Equal("999", Samples.Evaluate("(" + string.Join(" | ", Enumerable.Range(1, 999)) + ").count()"));
    }

    [Theory]
    [InlineData("descendants().select(%resource.descendants()).count()", "[fhirpath-limit-steps]")]
    [InlineData("descendants().select(%resource.descendants().select(%resource.descendants().select(%resource.descendants()))).count()", "[fhirpath-limit-size]")]
    public void A_run_that_takes_too_much_is_ended(string expression, string expected) =>
        Assert.Equal(expected, Samples.Evaluate(expression, context: Samples.Context with { MaxSteps = expected.Contains("steps", StringComparison.Ordinal) ? 1_000 : 50_000_000, MaxItems = 100_000 }));

    [Fact]
    public void A_context_type_leaves_out_what_begins_elsewhere()
    {
        var expression = FhirPathExpression.Compile("Patient.name.family | Person.name.family", Samples.Schema, "Patient").Value;
        Assert.Equal("Nordmann, Hansen", Samples.Text(expression.Evaluate(Samples.Root("patient"), Samples.Context)));
        Assert.Equal("fhirpath-unknown-type", FhirPathExpression.Compile("id", Samples.Schema, "Pasient").Refusal!.Issues[0].RuleId);
    }

    private static Issue Issue(string text) => Assert.Single(FhirPathExpression.Compile(text, Samples.Schema).Refusal!.Issues);
}
