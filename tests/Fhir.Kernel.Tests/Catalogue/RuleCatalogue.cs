using System.Globalization;
using System.Text;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Tests.Catalogue;

/// <summary>Writes docs/rules.md.</summary>
internal static class RuleCatalogue
{
    private const string Head = """
        # Regler · Rules

        Alt kjernen kan si om en ressurs, et uttrykk, et søk eller en definisjon. Regelens id står i `OperationOutcome.issue.details.coding` og endres ikke. Hver regel har en prøve som
        bryter den og en nesten lik som holder den; kolonnen «Prøve» sier hvor. Invarianter har id `invariant-` og nøkkelen sin (`invariant-dom-3`), alvor og tekst som definisjonen sier.

        Everything the kernel can say of a resource, an expression, a search or a definition. The rule's id is in `OperationOutcome.issue.details.coding` and does not change. Each rule has a
        test that trips it and a near-identical one that does not; the column "Test" says where. Invariants have the id `invariant-` and their key (`invariant-dom-3`), with the severity and the
        text of their definition.

        Written by a test from the lists of rules in the code; not to be edited.

        """;

    public static string Markdown()
    {
        var text = new StringBuilder(Head);
        foreach (var table in KernelRules.Every)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {table.Class.FullName!["Fhir.Kernel.".Length..]}\n\n");
            text.Append("| Regel · Rule | Alvor · Severity | Hva · What | Skrevet i · Written in | Prøve · Test |\n|---|---|---|---|---|\n");
            foreach (var rule in table.All) Append(rule, text);
        }
        return text.ToString();
    }

    private static void Append(Rule rule, StringBuilder text) => text.Append(CultureInfo.InvariantCulture,
        $"| `{rule.Id}` | {rule.Severity.ToCode()} | {Cell(rule.Nb)}<br>*{Cell(rule.En)}* | [{Page(rule.Link)}]({rule.Link}) | {string.Join(", ", Proofs(rule))} |\n");

    private static IEnumerable<string> Proofs(Rule rule) => RuleProof.All.Where(proof => proof.Rule == rule.Id).Select(proof => Cell(proof.Test).Replace('_', ' ')).Distinct();

    private static string Page(string link) => link[(link.TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/');

    private static string Cell(string text) => text.Replace("|", "\\|").Replace("*", "\\*").Replace("<", "&lt;");
}
