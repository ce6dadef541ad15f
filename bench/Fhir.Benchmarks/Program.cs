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
    ["scale", var store, .. var most] => await ScaleBench.RunAsync(BenchStore.Named(store), most is [var size] ? Number(size) : 1_000_000, stop.Token),
    ["mixed", var store, .. var minutes] => await MixedBench.RunAsync(BenchStore.Named(store), TimeSpan.FromMinutes(minutes is [var length] ? double.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 10), stop.Token),
    ["fill", var store, var size] => await FillAsync(BenchStore.Named(store), Number(size), stop.Token),
    ["read", var store, .. var size] => await ReadBench.RunAsync(BenchStore.Named(store), size is [var stored] ? Number(stored) : 100_000, stop.Token),
    ["audited-read", var store] => await AuditedReadBench.RunAsync(BenchStore.Named(store), stop.Token),
    ["create", var store, .. var size] => await CreateBench.RunAsync(BenchStore.Named(store), size is [var there] ? Number(there) : 0, stop.Token),
    ["import", var store, .. var lines] => await ImportBench.RunAsync(BenchStore.Named(store), lines is [var count] ? Number(count) : 20_000, stop.Token),
    ["start", var program] => await StartBench.RunAsync(program, stop.Token),
    ["serve-select", var address, var store, var connection] => ReferenceServers.Select(address, store, connection),
    ["serve-memory", var address, var store, var connection] => ReferenceServers.Memory(address, store, connection),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

static async Task<int> FillAsync(BenchStore kind, int observations, CancellationToken cancel)
{
    var store = await kind.FillAsync(observations, cancel);
    Report.Print($"{kind.Name}: {store.BytesOnDisk() >> 20} MB for {observations} Observations");
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("validate | validate-main | validate-cold <published fhirref> | validate-ndjson <published fhirref> [megabytes] | fhirpath | fill <store> <observations> | read <store> [observations] | audited-read <store> | create <store> [observations] | import <store> [lines] | scale <store> [most observations] | mixed <store> [minutes] | start <folder of the published server>");
    return 2;
}
