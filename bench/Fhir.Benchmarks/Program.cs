using Fhir.Benchmarks;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) => (press.Cancel, _) = (true, stop.CancelAsync());
return args switch
{
    ["validate"] => ValidateBench.Run(),
    ["validate-main"] => MainProfileBench.Run(),
    ["validate-cold", var tool] => await ToolBench.ColdAsync(tool, stop.Token),
    ["validate-ndjson", var tool, .. var size] => await ToolBench.NdjsonAsync(tool, size is [var megabytes] ? int.Parse(megabytes, System.Globalization.CultureInfo.InvariantCulture) : 200, stop.Token),
    ["fhirpath"] => FhirPathBench.Run(),
    ["read"] => await ReadBench.RunAsync(stop.Token),
    ["create"] => await CreateBench.RunAsync(stop.Token),
    ["start", var program] => await StartBench.RunAsync(program, stop.Token),
    ["serve-select", var address, var database] => ReferenceServers.Select(address, database),
    ["serve-memory", var address, var database] => ReferenceServers.Memory(address, database),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("validate | validate-main | validate-cold <published fhirref> | validate-ndjson <published fhirref> [megabytes] | fhirpath | read | create | start <folder of the published server>");
    return 2;
}
