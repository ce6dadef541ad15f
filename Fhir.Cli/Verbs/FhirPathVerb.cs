using System.CommandLine;
using System.Text;

using Fhir.Cli.Files;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Json;

using ParseResult = System.CommandLine.ParseResult;

namespace Fhir.Cli.Verbs;

/// <summary><c>fhirref fhirpath</c>: evaluates an expression on a resource, one result a line.</summary>
internal sealed class FhirPathVerb(Terminal terminal)
{
    private readonly Argument<string> expression = new("expr");
    private readonly Argument<string> file = new("file");

    public static Command Create(Terminal terminal) => new FhirPathVerb(terminal).Command();

    private Command Command()
    {
        expression.Description = terminal.Say(new("FHIRPath-uttrykk.", "FHIRPath expression."));
        file.Description = terminal.Say(new("Ressurs i JSON eller XML; - for standard inn.", "Resource in JSON or XML; - for standard input."));
        var command = new Command("fhirpath", terminal.Say(new("Evaluerer et FHIRPath-uttrykk på en ressurs.",
            "Evaluates a FHIRPath expression on a resource."))) { expression, file };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (InputFile.ReadDocument(parsed.GetValue(file)!, terminal) is not { } document) return ExitCode.CouldNotRun;
        var compiled = FhirPathExpression.Compile(parsed.GetValue(expression)!, document.Schema, document.Root.Type.Name);
        if (compiled.Refusal is { } refusal)
        {
            terminal.Tell("expr", refusal.Issues[0]);
            return ExitCode.CouldNotRun;
        }
        var context = FhirPathContext.Default with { Resource = document.Root, RootResource = document.Root, Resolve = reference => Contained(document, reference) };
        var values = compiled.Value.Evaluate(document.Root, context);
        if (values.Issue is { } issue)
        {
            terminal.Tell("expr", issue);
            return ExitCode.Found;
        }
        foreach (var value in values) terminal.Out.WriteLine(Text(value));
        return ExitCode.Success;
    }

    private static string Text(FhirPathValue value) =>
        value.Element is { Exists: true, IsPrimitive: false } complex ? Encoding.UTF8.GetString(JsonWriter.ToBytes(complex)) : value.ToString();

    // resolve() of what the resource itself holds; the tool asks nobody else.
    private static Element Contained(Document document, string reference)
    {
        foreach (var contained in document.Root.ChildrenNamed("contained"))
            if (reference == $"#{contained.ValueOf("id")}") return contained;
        return default;
    }
}
