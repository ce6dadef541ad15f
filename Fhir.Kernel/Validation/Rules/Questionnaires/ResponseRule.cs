using Fhir.Kernel.Elements;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules.Questionnaires;

/// <summary>
/// A response is held to the form it answers, found among its contained resources, in its Bundle, among the definitions or by the caller's means.
/// https://hl7.org/fhir/R4/questionnaireresponse.html#notes
/// </summary>
internal sealed class ResponseRule : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var claim = element.Child("questionnaire");
        if (!claim.HasValue) run.Report(element, QuestionnaireRules.Missing, "—");
        else if (Find(claim, run) is not { Exists: true } questionnaire) run.Report(claim, QuestionnaireRules.Missing, claim.Value!);
        else new ResponseCheck(new Form(questionnaire), element, run).Check();
    }

    private static Element Find(Element claim, ValidationRun run)
    {
        var canonical = claim.Value!;
        var found = canonical[0] == '#' ? run.Target(claim).Resource : run.Book.Canonicals.Resource(canonical, claim);
        if (!found.Exists && run.Options.Resolve is { } resolve && canonical[0] != '#') found = resolve(canonical);
        return found.Exists && found.Type.Name == "Questionnaire" ? found : default;
    }
}
