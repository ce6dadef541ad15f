using Fhir.Kernel.Definitions;
using Fhir.Kernel.Terminology;
using Xunit;

namespace Fhir.Kernel.Tests.Terminology;

/// <summary>Which required bindings of R4 are checked. A line that changes shows in review.</summary>
public class RequiredBindingTests
{
    private const string Golden = "RequiredBindings.verified.txt";

    private static readonly TerminologyService Service = new(DefinitionsPack.Core);

    [Fact]
    public void Every_required_binding_is_listed_as_checked_or_not()
    {
        var lines = DefinitionsPack.Core.RequiredBindings.GroupBy(binding => binding.ValueSet).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Line);
        var golden = Path.Combine(AppContext.BaseDirectory, "Terminology", Golden);

        var actual = string.Concat(lines.Select(line => line + "\n"));
        if (actual != File.ReadAllText(golden)) File.WriteAllText(Path.ChangeExtension(golden, ".received.txt"), actual);
        Assert.Equal(File.ReadAllText(golden), actual);
    }

    private static string Line(IGrouping<string, RequiredBinding> bindings)
    {
        var expansion = Service.Expand(bindings.Key);
        var verdict = !expansion.Unchecked.IsEmpty ? $"not checked: {string.Join("; ", expansion.Unchecked)}"
            : !expansion.Unbounded.IsEmpty ? $"checked by the grammar of {string.Join(", ", expansion.Unbounded)}"
            : $"checked, {expansion.Concepts.Length} codes";
        return $"{bindings.Key} ({bindings.First().Path}{(bindings.Count() > 1 ? $" and {bindings.Count() - 1} more" : "")}): {verdict}";
    }
}
