using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Hjemmeoppfolging.Statistics;

/// <summary>What $stats was asked.</summary>
/// <param name="Subject"><c>Patient/p1</c>.</param>
/// <param name="Period">Unbounded where the question sets no bound.</param>
/// <param name="Window">Null for one answer over the whole period.</param>
/// <param name="Sources">How many Observations are wanted along; 0 for none.</param>
public sealed record StatsQuestion(string Subject, ImmutableArray<StatsCode> Codes, TimeRange Period, ImmutableArray<Statistic> Statistics, TimeWindow? Window, int Sources)
{
    private const int UsualSources = 100;
    private const int MostSources = 1000;
    private const int MostCodes = 20;

    private static readonly string[] Known = ["subject", "code", "system", "coding", "duration", "period", "statistic", "include", "limit", "window"];

    public static Result<StatsQuestion> Of(OperationRequest request, DateTimeOffset now)
    {
        var read = request.Input(Known);
        if (read.Refusal is { } refusal) return refusal;
        var input = read.Value;
        var question = new StatsQuestion(SubjectOf(input, request.BaseUrl), CodesOf(input), PeriodOf(input, now), StatisticsOf(input), WindowOf(input), SourcesOf(input));
        if (question.Window is not null && question.Statistics.Any(one => one.Kind == StatisticKind.Total)) input.Refuse(ParameterRules.ParametersConflict.At(null, "statistic=total-count, window"));
        return input.Problems.Count > 0 ? new Refusal(400, input.Problems) : question;
    }

    private static string SubjectOf(OperationInput input, string baseUrl)
    {
        if (input.Text("subject") is not { Length: > 0 } text)
        {
            input.Refuse(ParameterRules.ParameterMissing.At(null, "subject"));
            return "";
        }
        var local = text.StartsWith(baseUrl + "/", StringComparison.Ordinal) ? text[(baseUrl.Length + 1)..] : text;
        if (local.Split('/') is not ["Patient", { Length: > 0 }]) input.Refuse(StatsRules.Subject.At(null, text));
        return local;
    }

    private static ImmutableArray<StatsCode> CodesOf(OperationInput input)
    {
        var (system, codes) = (input.Text("system"), input.Texts("code"));
        if (system is null && codes.Count > 0) input.Refuse(StatsRules.WithoutSystem.At(null, codes[0]));
        ImmutableArray<StatsCode> all = [.. codes.Select(code => new StatsCode(system ?? "", code)),
            .. input.Values("coding", "Coding").Select(coding => new StatsCode(coding.ValueOf("system") ?? "", coding.ValueOf("code") ?? ""))];
        if (all.IsEmpty || all.Any(code => code.Code.Length == 0)) input.Refuse(StatsRules.OfWhat.At(null));
        if (all.Length > MostCodes) input.Refuse(StatsRules.TooManyCodes.At(null, $"{all.Length}", $"{MostCodes}"));
        return [.. all.Distinct()];
    }

    /// <summary>"1" is the last hour. https://hl7.org/fhir/R4/observation-operation-stats.html</summary>
    private static TimeRange PeriodOf(OperationInput input, DateTimeOffset now)
    {
        var period = input.Value("period", "Period");
        if (input.Text("duration") is not { } text)
            return new TimeRange(TimeRange.Parse(period.Child("start").Utf8Value)?.Low ?? TimeRange.Unbounded.Low, TimeRange.Parse(period.Child("end").Utf8Value)?.High ?? TimeRange.Unbounded.High);
        if (period.Exists) input.Refuse(ParameterRules.ParametersConflict.At(null, "duration, period"));
        var isHours = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) && hours > 0 && hours < 10_000_000;
        if (!isHours) input.Refuse(ParameterRules.ParameterInvalid.At(null, "duration", text, "0 < duration (h)"));
        var end = TimeRange.Of(now);
        return isHours ? new TimeRange(end - (long)(hours * 3_600_000_000m), end) : TimeRange.Unbounded;
    }

    private static ImmutableArray<Statistic> StatisticsOf(OperationInput input)
    {
        var asked = input.Texts("statistic").SelectMany(text => text.Split(',')).ToList();
        if (asked.Count == 0) input.Refuse(ParameterRules.ParameterMissing.At(null, "statistic"));
        foreach (var unknown in asked.Where(code => Statistic.Find(code) is null))
            input.Refuse(ParameterRules.ParameterInvalid.At(null, "statistic", unknown, string.Join(", ", Statistic.All.Select(one => one.Code))));
        return [.. asked.Select(Statistic.Find).OfType<Statistic>().Distinct()];
    }

    private static TimeWindow? WindowOf(OperationInput input)
    {
        if (input.Text("window") is not { } text) return null;
        TimeWindow? window = text switch { "hour" => TimeWindow.Hour, "day" => TimeWindow.Day, "week" => TimeWindow.Week, "month" => TimeWindow.Month, _ => null };
        if (window is null) input.Refuse(ParameterRules.ParameterInvalid.At(null, "window", text, "hour, day, week, month"));
        return window;
    }

    /// <summary>Without include, limit is ignored, as the operation says.</summary>
    private static int SourcesOf(OperationInput input)
    {
        if (input.Flag("include") != true) return 0;
        var limit = input.Number("limit") ?? UsualSources;
        if (limit is < 1 or > MostSources) input.Refuse(ParameterRules.ParameterInvalid.At(null, "limit", $"{limit}", $"1-{MostSources}"));
        return limit;
    }
}

public readonly record struct StatsCode(string System, string Code);
