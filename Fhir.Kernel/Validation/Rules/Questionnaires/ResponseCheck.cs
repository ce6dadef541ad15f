using Fhir.Kernel.Elements;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules.Questionnaires;

/// <summary>One response beside its form, level by level.</summary>
internal sealed class ResponseCheck(Form form, Element response, ValidationRun run)
{
    private readonly FormAnswers answers = new(form, response);
    private readonly AnswerCheck answerCheck = new(form, run);

    // A response that is still being filled in may lack anything.
    private readonly bool isFinished = response.ValueOf("status") is "completed" or "amended";

    public void Check() => CheckLevel(response, null, form.Items);

    /// <param name="owner">The response, a group, or an answer with items of its own.</param>
    /// <param name="parent">Null at the top.</param>
    private void CheckLevel(Element owner, FormItem? parent, List<FormItem> expected)
    {
        var (counts, last) = (new Dictionary<FormItem, int>(), default(FormItem));
        foreach (var element in owner.ChildrenNamed("item"))
        {
            if (element.ValueOf("linkId") is not { } linkId || Expected(element, linkId, parent) is not { } item) continue;
            if (last is not null && item.Order < last.Order) run.Report(element, QuestionnaireRules.ItemOrder, linkId, last.LinkId);
            last = item;
            counts[item] = counts.GetValueOrDefault(item) + 1;
            if (counts[item] == 2 && !(item.Type == "group" && item.Repeats)) run.Report(element, QuestionnaireRules.Repeats, linkId, "2");
            CheckItem(element, item);
        }
        if (isFinished)
            foreach (var item in expected)
                if (item.IsRequired && !counts.ContainsKey(item) && answers.IsEnabled(item)) run.Report(owner, QuestionnaireRules.Required, item.LinkId);
    }

    private FormItem? Expected(Element element, string linkId, FormItem? parent)
    {
        var item = form.Find(linkId);
        if (item is null) run.Report(element, QuestionnaireRules.ItemUnknown, linkId);
        else if (item.Parent != parent) run.Report(element, QuestionnaireRules.ItemMisplaced, linkId, item.Parent is { } home ? $"«{home.LinkId}»" : "Questionnaire");
        return item is not null && item.Parent == parent ? item : null;
    }

    private void CheckItem(Element element, FormItem item)
    {
        var count = 0;
        foreach (var answer in element.ChildrenNamed("answer"))
        {
            count++;
            if (item.IsQuestion) CheckAnswer(answer, item);
        }
        if (count > 0 && !item.IsQuestion) run.Report(element, QuestionnaireRules.Unexpected, item.LinkId, item.Type);
        if (count > 1 && !item.Repeats && item.IsQuestion) run.Report(element, QuestionnaireRules.Repeats, item.LinkId, $"{count}");
        if (count == 0 && item is { IsQuestion: true, IsRequired: true } && isFinished && answers.IsEnabled(item)) run.Report(element, QuestionnaireRules.Required, item.LinkId);
        if (count > 0 && !answers.IsEnabled(item)) run.Report(element, QuestionnaireRules.Disabled, item.LinkId);
        if (!item.IsQuestion) CheckLevel(element, item, item.Items);
        else if (element.Child("item").Exists) run.Report(element, QuestionnaireRules.ItemNesting, item.LinkId);
    }

    private void CheckAnswer(Element answer, FormItem item)
    {
        if (answer.Child("value") is { Exists: true } value) answerCheck.Check(value, item);
        CheckLevel(answer, item, item.Items);
    }
}
