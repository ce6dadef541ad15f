using System.Globalization;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules.Questionnaires;

/// <summary>
/// The answers of one response by linkId, and what they make of enableWhen. https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.enableWhen
/// </summary>
internal sealed class FormAnswers(Form form, Element response)
{
    /// <summary>Comparisons in all; when they are used up, items count as enabled.</summary>
    private const int MostComparisons = 1_000_000;

    private readonly Dictionary<FormItem, bool> enabled = [];
    private Dictionary<string, List<Element>>? byLinkId;
    private int compared;

    /// <summary>Whether its conditions and those of all it stands below hold.</summary>
    public bool IsEnabled(FormItem item)
    {
        for (var at = item; at is not null; at = at.Parent)
            if (!Holds(at)) return false;
        return true;
    }

    /// <summary>What makes two answers the same: the code, the number, the text, the reference.</summary>
    public static string KeyOf(Element value) => value.Type.Name switch
    {
        "Coding" => $"{value.ValueOf("system")}|{value.ValueOf("code") ?? value.ValueOf("display")}",
        "Quantity" => $"{Normal(value.ValueOf("value"))}|{value.ValueOf("system")}|{value.ValueOf("code") ?? value.ValueOf("unit")}",
        "Reference" => value.ValueOf("reference") ?? "",
        "decimal" or "integer" => Normal(value.Value),
        _ => value.Value ?? "",
    };

    private static string Normal(string? number) => decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        ? (value / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : number ?? "";

    private bool Holds(FormItem item)
    {
        if (enabled.TryGetValue(item, out var known)) return known;
        var (any, all, count) = (false, true, 0);
        foreach (var condition in item.Source.ChildrenNamed("enableWhen"))
        {
            var holds = Holds(condition);
            (any, all, count) = (any | holds, all & holds, count + 1);
        }
        return enabled[item] = count == 0 || (item.Source.ValueOf("enableBehavior") == "any" ? any : all);
    }

    private bool Holds(Element condition)
    {
        var wanted = condition.Child("answer");
        if (condition.ValueOf("question") is not { } question || form.Find(question) is null || !wanted.Exists) return true;
        var answers = AnswersTo(question);
        return condition.ValueOf("operator") switch
        {
            "exists" => answers.Count > 0 == (wanted.Value == "true"),
            "=" => Any(answers, answer => KeyOf(answer) == KeyOf(wanted)),
            "!=" => !Any(answers, answer => KeyOf(answer) == KeyOf(wanted)),
            ">" => Any(answers, answer => Order(answer, wanted) > 0),
            "<" => Any(answers, answer => Order(answer, wanted) < 0),
            ">=" => Any(answers, answer => Order(answer, wanted) >= 0),
            "<=" => Any(answers, answer => Order(answer, wanted) <= 0),
            _ => true,
        };
    }

    private bool Any(List<Element> answers, Func<Element, bool> test)
    {
        foreach (var answer in answers)
            if (++compared > MostComparisons || test(answer)) return true;
        return false;
    }

    /// <returns>Null when they cannot be compared: another type, another unit.</returns>
    private static int? Order(Element left, Element right)
    {
        if (left.Type.Name == "Quantity" && left.ValueOf("code") != right.ValueOf("code")) return null;
        var (first, second) = (left.Value ?? left.ValueOf("value"), right.Value ?? right.ValueOf("value"));
        if (decimal.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out var one) && decimal.TryParse(second, NumberStyles.Float, CultureInfo.InvariantCulture, out var other))
            return one.CompareTo(other);
        if (left.Type != right.Type || first is null || second is null) return null;
        return string.CompareOrdinal(first, second);
    }

    private List<Element> AnswersTo(string linkId) => (byLinkId ??= ReadAnswers()).GetValueOrDefault(linkId, []);

    private Dictionary<string, List<Element>> ReadAnswers()
    {
        var found = new Dictionary<string, List<Element>>();
        foreach (var element in response.Subtree())
        {
            if (element.Type.Name != "QuestionnaireResponse.item.answer" || element.Parent.ValueOf("linkId") is not { } linkId || element.Child("value") is not { Exists: true } value) continue;
            if (!found.TryGetValue(linkId, out var answers)) found[linkId] = answers = [];
            answers.Add(value);
        }
        return found;
    }
}
