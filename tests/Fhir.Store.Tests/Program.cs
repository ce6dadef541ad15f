using System.Globalization;
using Fhir.Store.Access;
using Fhir.Store.Tests;
using Fhir.Store.Tests.Crash;

return args switch
{
    [CrashWriter.Verb, var connection, var seed, var round] =>
        await CrashWriter.RunAsync(Of(connection), int.Parse(seed, CultureInfo.InvariantCulture), int.Parse(round, CultureInfo.InvariantCulture)),
    [ReindexUntilKilled.Verb, var connection, var id] => await ReindexUntilKilled.RunAsync(Of(connection), id),
    [RenewUntilKilled.Verb, var connection] => await RenewUntilKilled.RunAsync(Of(connection)),
    _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
};

static StoreSettings Of(string connection) => new() { Provider = Tested.Provider, ConnectionString = connection };
