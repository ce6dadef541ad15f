using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Hjemmeoppfolging.Statistics;

/// <summary>What is wrong with a question for statistics. https://hl7.org/fhir/R4/observation-operation-stats.html</summary>
public static class StatsRules
{
    private const string Link = "https://hl7.org/fhir/R4/observation-operation-stats.html";

    public static readonly Rule OfWhat = new("stats-of-what", Severity.Error, IssueCode.Required,
        "Si hva statistikken gjelder: «code» med «system», eller «coding»", "Say what the statistics are of: 'code' with 'system', or 'coding'", Link);

    /// <summary>Arguments: the code.</summary>
    public static readonly Rule WithoutSystem = new("stats-without-system", Severity.Error, IssueCode.Required,
        "Koden «{0}» trenger «system»", "The code '{0}' needs 'system'", Link);

    /// <summary>Arguments: what was given.</summary>
    public static readonly Rule Subject = new("stats-subject", Severity.Error, IssueCode.Value,
        "«subject» er «{0}»; ventet Patient/[id] på denne serveren", "'subject' is '{0}'; expected Patient/[id] on this server", Link);

    /// <summary>Arguments: how many at most.</summary>
    public static readonly Rule SeriesTooLong = new("stats-series-too-long", Severity.Error, IssueCode.TooCostly,
        "Serien har flere enn {0} målinger; si en kortere periode", "The series has more than {0} measurements; state a shorter period", Link);

    /// <summary>Arguments: how many, how many at most.</summary>
    public static readonly Rule TooManyWindows = new("stats-too-many-windows", Severity.Error, IssueCode.TooCostly,
        "Perioden har {0} vinduer med målinger; høyst {1} kan besvares", "The period has {0} windows with measurements; at most {1} can be answered", Link);

    /// <summary>Arguments: how many, how many at most.</summary>
    public static readonly Rule TooManyCodes = new("stats-too-many-codes", Severity.Error, IssueCode.TooCostly,
        "Statistikk av {0} koder er bedt om; høyst {1} kan besvares samlet", "Statistics of {0} codes were asked for; at most {1} can be answered together", Link);

    public static readonly ImmutableArray<Rule> All = [OfWhat, WithoutSystem, Subject, SeriesTooLong, TooManyWindows, TooManyCodes];
}
