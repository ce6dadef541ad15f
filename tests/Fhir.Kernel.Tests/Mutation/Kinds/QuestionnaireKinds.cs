using System.Text.Json.Nodes;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Answers that their form did not ask for. https://hl7.org/fhir/R4/questionnaireresponse.html</summary>
internal static class QuestionnaireKinds
{
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        MutationKind.At("answer of another type", spot => IsAnswer(spot) && spot.Has("value"), spot =>
        {
            foreach (var name in spot.Object.Select(pair => pair.Key).Where(name => name.StartsWith("value", StringComparison.Ordinal)).ToList()) spot.Object.Remove(name);
            spot.Object["valueTime"] = "12:00:00";
            return new("response-answer-type", spot.Place + ".value");
        }),
        Item("answer to a question that is not asked", item => item["linkId"] = "finnes-ikke", "response-item-unknown"),
        MutationKind.AtRoot("answers to a form that nobody knows", root => root.Type == "QuestionnaireResponse" && root.Has("questionnaire"), root =>
        {
            root.Object["questionnaire"] = "https://fhirref.example/no/Questionnaire/finnes-ikke";
            return new("response-questionnaire-missing", $"{root.Place}.questionnaire");
        }),
        MutationKind.At("question that another depends on is gone", spot => spot.Type == "Questionnaire.item.enableWhen", spot =>
        {
            spot.Object["question"] = "finnes-ikke";
            return new("questionnaire-enable-question", spot.Place + ".question");
        }),
    ];

    // A time is asked for once; that answer stays.
    private static bool IsAnswer(Spot spot) => spot.Type == "QuestionnaireResponse.item.answer" && spot.Element.Resource.Child("questionnaire").Exists && spot.Element.Child("value").Type.Name != "time";

    private static MutationKind Item(string name, Action<JsonObject> damage, string rule) => MutationKind.At(
        name, spot => spot.Type == "QuestionnaireResponse.item" && spot.Has("answer") && spot.Element.Resource.Child("questionnaire").Exists, spot =>
        {
            damage(spot.Object);
            return new(rule, spot.Place);
        });
}
