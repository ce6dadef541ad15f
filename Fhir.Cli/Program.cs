using Fhir.Cli;

return await new Tool(Terminal.OfProcess(args), Fhir.Conformance.Http.ServerClient.DefaultHandler).RunAsync(args, CancellationToken.None);
