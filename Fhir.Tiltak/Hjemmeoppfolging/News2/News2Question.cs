using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Hjemmeoppfolging.News2;

/// <summary>What an operation for a NEWS2 score was asked.</summary>
/// <param name="Patient">The id; null when the measurements were sent.</param>
/// <param name="Observations">Those that were sent; when there are any, none is looked up.</param>
/// <param name="Stated">What the caller says of oxygen and consciousness: no device measures them.</param>
public sealed record News2Question(string? Patient, IReadOnlyList<Element> Observations, IReadOnlyList<Finding> Stated, SaturationScale Scale, DateTimeOffset At, decimal MostHours)
{
    public const decimal UsualHours = 24;
    private const decimal MostOfHours = 720;
    public const int MostObservations = 200;

    private static readonly string[] Known = ["patient", "observation", "scale", "oxygen", "consciousness", "at", "maxAge"];

    public static Result<News2Question> Of(OperationRequest request, DateTimeOffset now)
    {
        var read = request.Input(Known);
        if (read.Refusal is { } refusal) return refusal;
        var input = read.Value;
        var at = input.Instant("at") ?? now;
        var question = new News2Question(PatientOf(request, input), input.Values("observation", "Observation"), StatedIn(input, at), ScaleOf(input), at, HoursOf(input));
        if (question.Patient is null && question.Observations.Count == 0) input.Refuse(News2Rules.OfWhom.At(null));
        if (question.Observations.Count > MostObservations) input.Refuse(News2Rules.TooMany.At(null, $"{question.Observations.Count}", $"{MostObservations}"));
        if (question.Observations.Select(one => one.Child("subject").ValueOf("reference")).OfType<string>().Distinct().ToList() is { Count: > 1 } several)
            input.Refuse(News2Rules.SeveralPatients.At(null, string.Join(", ", several)));
        return input.Problems.Count > 0 ? new Refusal(400, input.Problems) : question;
    }

    private static string? PatientOf(OperationRequest request, OperationInput input)
    {
        if (request.Id.Length > 0) return request.Id;
        if (input.Text("patient") is not { Length: > 0 } text) return null;
        var id = text.StartsWith("Patient/", StringComparison.Ordinal) ? text["Patient/".Length..] : text;
        if (id.Contains('/')) input.Refuse(ParameterRules.ParameterInvalid.At(null, "patient", text, "Patient/[id]"));
        return id;
    }

    private static SaturationScale ScaleOf(OperationInput input)
    {
        if (input.Text("scale") is not { } text || text == "1") return SaturationScale.One;
        if (text != "2") input.Refuse(ParameterRules.ParameterInvalid.At(null, "scale", text, "1, 2"));
        return SaturationScale.Two;
    }

    private static decimal HoursOf(OperationInput input)
    {
        if (input.Text("maxAge") is not { } text) return UsualHours;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) && hours > 0 && hours <= MostOfHours) return hours;
        input.Refuse(ParameterRules.ParameterInvalid.At(null, "maxAge", text, $"0 < maxAge <= {MostOfHours} (h)"));
        return UsualHours;
    }

    private static List<Finding> StatedIn(OperationInput input, DateTimeOffset at)
    {
        var (stated, time) = (new List<Finding>(), TimeRange.Of(at));
        if (input.Flag("oxygen") is { } isOnOxygen) stated.Add(new Finding(News2Item.Oxygen, default, time) { IsOnOxygen = isOnOxygen });
        if (input.Text("consciousness") is not { } text) return stated;
        if (AcvpuLetters.Parse(text) is { } level) stated.Add(new Finding(News2Item.Consciousness, default, time) { Level = level });
        else input.Refuse(ParameterRules.ParameterInvalid.At(null, "consciousness", text, "A, C, V, P, U"));
        return stated;
    }
}
