using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Validation.Catalogue;

/// <summary>What can be wrong with forms and the answers to them. https://hl7.org/fhir/R4/questionnaire.html and https://hl7.org/fhir/R4/questionnaireresponse.html</summary>
public static class QuestionnaireRules
{
    private const string Questionnaire = "https://hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.";
    private const string Response = "https://hl7.org/fhir/R4/questionnaireresponse.html";
    private const string ResponseItem = "https://hl7.org/fhir/R4/questionnaireresponse-definitions.html#QuestionnaireResponse.item.";

    public static readonly Rule EnableQuestion = new("questionnaire-enable-question", Severity.Error, IssueCode.NotFound,
        "enableWhen viser til «{0}», som ikke er et annet spørsmål i skjemaet", "enableWhen refers to '{0}', which is no other question of the form", Questionnaire + "enableWhen.question");

    public static readonly Rule EnableAnswer = new("questionnaire-enable-answer", Severity.Error, IssueCode.Value,
        "enableWhen sammenligner {0} med svaret på «{1}», som er {2}", "enableWhen compares {0} with the answer to '{1}', which is {2}", Questionnaire + "enableWhen.answer_x_");

    public static readonly Rule Missing = new("response-questionnaire-missing", Severity.Warning, IssueCode.NotFound,
        "Skjemaet «{0}» er ikke lastet her, så svarene er ikke kontrollert mot det", "The questionnaire '{0}' is not loaded here, so the answers were not checked against it",
        "https://hl7.org/fhir/R4/questionnaireresponse-definitions.html#QuestionnaireResponse.questionnaire");

    public static readonly Rule ItemUnknown = new("response-item-unknown", Severity.Error, IssueCode.Structure,
        "Skjemaet har ikke noe punkt «{0}»", "The questionnaire has no item '{0}'", ResponseItem + "linkId");

    public static readonly Rule ItemMisplaced = new("response-item-misplaced", Severity.Error, IssueCode.Structure,
        "Punktet «{0}» står ikke her i skjemaet, men under {1}", "The item '{0}' does not stand here in the questionnaire but below {1}", Response + "#link");

    public static readonly Rule ItemOrder = new("response-item-order", Severity.Error, IssueCode.Structure,
        "Punktet «{0}» kommer etter «{1}», men før det i skjemaet", "The item '{0}' comes after '{1}', but before it in the questionnaire", Response + "#notes");

    public static readonly Rule ItemNesting = new("response-item-nesting", Severity.Error, IssueCode.Structure,
        "Punkter under spørsmålet «{0}» skal stå i svaret (answer.item)", "Items below the question '{0}' must be in its answer (answer.item)", Response + "#notes");

    public static readonly Rule Required = new("response-required", Severity.Error, IssueCode.Required,
        "«{0}» skal besvares", "'{0}' must be answered", Questionnaire + "required");

    public static readonly Rule Repeats = new("response-repeats", Severity.Error, IssueCode.Structure,
        "«{0}» kan bare ha ett svar; fant {1}", "'{0}' may have one answer only; found {1}", Questionnaire + "repeats");

    public static readonly Rule Unexpected = new("response-answer-unexpected", Severity.Error, IssueCode.Structure,
        "«{0}» er av typen {1} og kan ikke ha svar", "'{0}' is of type {1} and can have no answer", Questionnaire + "type");

    public static readonly Rule AnswerType = new("response-answer-type", Severity.Error, IssueCode.Value,
        "Svaret på «{0}» er {1}; ventet {2}", "The answer to '{0}' is {1}; expected {2}", Questionnaire + "type");

    public static readonly Rule AnswerOption = new("response-answer-option", Severity.Error, IssueCode.CodeInvalid,
        "{0} er ikke blant svarene «{1}» kan ha ({2})", "{0} is not among the answers '{1}' may have ({2})", Questionnaire + "answerOption");

    public static readonly Rule AnswerNotChecked = new("response-answer-not-checked", Severity.Warning, IssueCode.NotFound,
        "Kan ikke avgjøre om {0} er i verdisettet {1}", "Cannot tell whether {0} is in the value set {1}", Questionnaire + "answerValueSet");

    public static readonly Rule AnswerLength = new("response-answer-length", Severity.Error, IssueCode.TooLong,
        "Svaret på «{0}» er {1} tegn; høyst {2} er tillatt", "The answer to '{0}' has {1} characters; at most {2} are allowed", Questionnaire + "maxLength");

    public static readonly Rule Disabled = new("response-disabled", Severity.Warning, IssueCode.BusinessRule,
        "«{0}» er besvart, men svarene ellers gjør at det ikke skal vises (enableWhen)", "'{0}' is answered, though the other answers leave it out (enableWhen)", Questionnaire + "enableWhen");

    public static readonly IReadOnlyList<Rule> All =
    [
        EnableQuestion, EnableAnswer, Missing, ItemUnknown, ItemMisplaced, ItemOrder, ItemNesting, Required, Repeats, Unexpected, AnswerType, AnswerOption,
        AnswerNotChecked, AnswerLength, Disabled,
    ];
}
