using Fhir.Server.Transport;

namespace Fhir.Server.Operability;

public enum LogFormat
{
    /// <summary>One JSON object a line.</summary>
    Json,

    /// <summary>One line of text for a person at a terminal.</summary>
    Plain,
}

/// <summary>Which requests get a line.</summary>
public enum LoggedRequests
{
    All,

    /// <summary>Those answered with 400 or above.</summary>
    Failed,
    None,
}

/// <summary>The settings below <c>FhirRef:Log</c>.</summary>
/// <param name="ResourceIds">A request's line tells the id of the resource; where ids are made from national numbers they are masked all the same.</param>
/// <param name="ExceptionMessages">The messages of all exceptions are logged, and not only of those that never carry what a caller sent.</param>
public sealed record LogSettings(LogFormat Format, LoggedRequests Requests, bool ResourceIds, bool ExceptionMessages)
{
    public static LogSettings Read(SettingReader reader, IHostEnvironment environment) => new(
        reader.Choice<LogFormat>("FhirRef:Log:Format") ?? (environment.IsDevelopment() ? LogFormat.Plain : LogFormat.Json),
        reader.Choice<LoggedRequests>("FhirRef:Log:Requests") ?? LoggedRequests.All,
        reader.Flag("FhirRef:Log:ResourceIds") ?? false,
        reader.Flag("FhirRef:Log:ExceptionMessages") ?? false);
}
