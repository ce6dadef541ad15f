using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules.Questionnaires;

/// <summary>One answer: of the type that was asked for, among the answers that are offered, no longer than it may be.</summary>
internal sealed class AnswerCheck(Form form, ValidationRun run)
{
    private const int MostNamed = 10;

    private readonly Dictionary<string, ValueSetMembership> valueSets = [];

    public void Check(Element value, FormItem item)
    {
        if (!item.AnswerTypes.Contains(value.Type.Name)) run.Report(value, QuestionnaireRules.AnswerType, item.LinkId, value.Type.Name, string.Join(", ", item.AnswerTypes));
        else if (!(item.Type == "open-choice" && value.Type.Name == "string")) CheckOffered(value, item);
        if (item.MaxLength is { } most && value.HasValue && PrimitiveFormats.CharacterCount(value.Utf8Value) is var length && length > most)
            run.Report(value, QuestionnaireRules.AnswerLength, item.LinkId, $"{length}", $"{most}");
    }

    private void CheckOffered(Element value, FormItem item)
    {
        if (item.Options.Count > 0 && !item.Options.Contains(FormAnswers.KeyOf(value))) Refuse(value, item, string.Join(", ", item.Options.Take(MostNamed)));
        if (item.Source.ValueOf("answerValueSet") is not { Length: > 0 } canonical) return;
        // An option may be offered by its text alone: then there is no code to look up.
        var verdict = value.IsPrimitive ? Verdict.Member : CodedValue.Verdict(value, Membership(canonical));
        if (verdict == Verdict.NotMember) Refuse(value, item, canonical);
        else if (verdict == Verdict.NotChecked) run.Report(value, QuestionnaireRules.AnswerNotChecked, CodedValue.Text(value), canonical);
    }

    private void Refuse(Element value, FormItem item, string offered) =>
        run.Report(value, QuestionnaireRules.AnswerOption, value.Type.Name == "Coding" ? CodedValue.Text(value) : $"«{FormAnswers.KeyOf(value)}»", item.LinkId, offered);

    private ValueSetMembership Membership(string canonical)
    {
        if (valueSets.TryGetValue(canonical, out var known)) return known;
        var contained = canonical[0] == '#' ? form.Source.Document.ContainedOf(form.Source).Find(Encoding.UTF8.GetBytes(canonical[1..])) : default;
        var isValueSet = contained.Exists && contained.Type.Name == "ValueSet";
        return valueSets[canonical] = isValueSet ? run.Book.Terminology.Membership(contained) : run.Book.Terminology.Membership(canonical);
    }
}
