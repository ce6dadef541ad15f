using System.Globalization;
using Fhir.Store.Access;
using Fhir.Store.Tests;
using Fhir.Store.Tests.Crash;

return args is [CrashWriter.Verb, var connection, var seed, var round]
    ? await CrashWriter.RunAsync(new StoreSettings { Provider = Tested.Provider, ConnectionString = connection }, int.Parse(seed, CultureInfo.InvariantCulture), int.Parse(round, CultureInfo.InvariantCulture))
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
