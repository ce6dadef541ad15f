using Fhir.Kernel.Elements;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules.Questionnaires;

/// <summary>Conditions of items are about other questions, and about answers those can have. https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.enableWhen</summary>
internal sealed class QuestionnaireRule : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var form = new Form(element);
        foreach (var item in form.All)
            foreach (var condition in item.Source.ChildrenNamed("enableWhen")) CheckCondition(condition, item, form, run);
    }

    private static void CheckCondition(Element condition, FormItem item, Form form, ValidationRun run)
    {
        if (condition.ValueOf("question") is not { } linkId) return;
        var question = form.Find(linkId);
        if (question is not { IsQuestion: true } || question == item) run.Report(condition.Child("question"), QuestionnaireRules.EnableQuestion, linkId);
        else if (condition.ValueOf("operator") != "exists" && condition.Child("answer") is { Exists: true } answer && !question.AnswerTypes.Contains(answer.Type.Name))
            run.Report(answer, QuestionnaireRules.EnableAnswer, answer.Type.Name, linkId, string.Join(", ", question.AnswerTypes));
    }
}
