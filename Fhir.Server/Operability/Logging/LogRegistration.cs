using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace Fhir.Server.Operability.Logging;

/// <summary>The console is the only place the server logs to, and <see cref="LogLine"/> the only way a line gets there.</summary>
public static class LogRegistration
{
    private const int MostWaitingLines = 10_000;

    public static void AddFhirRefLog(this ILoggingBuilder logging, LogSettings settings)
    {
        logging.ClearProviders().AddConsole();
        logging.Services.RemoveAll<ConsoleFormatter>();
        logging.Services.AddSingleton(settings).AddSingleton<ConsoleFormatter, LogLine>();
        // After configuration, which could name a formatter that does not mask. Whoever reads the console too slowly loses lines, and stops no request.
        logging.Services.PostConfigure<ConsoleLoggerOptions>(console =>
            (console.FormatterName, console.MaxQueueLength, console.QueueFullMode) = (LogLine.FormatterName, MostWaitingLines, ConsoleLoggerQueueFullMode.DropWrite));
        // The framework's own request log writes whole addresses, and an address may hold a national number; and the host makes an activity for each
        // request as long as it may log anything at all.
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }
}
