using Fhir.Benchmarks;

return args is ["validation"] ? ValidationBenchmark.Run() : Usage();

static int Usage()
{
    Console.Error.WriteLine("Which? validation");
    return 2;
}
