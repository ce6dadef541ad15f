using Fhir.Server.Transport;

return await ServerHost.RunAsync(args);
