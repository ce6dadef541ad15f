using Fhir.Store.Tests;

return args is [CrashWriter.Verb, var file]
    ? await CrashWriter.RunAsync(file)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
