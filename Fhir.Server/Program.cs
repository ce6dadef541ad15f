using Fhir.Server.Authorization;
using Fhir.Server.Response;
using Fhir.Server.Transport;

var builder = WebApplication.CreateBuilder(args);
var read = HostSettings.Read(builder.Configuration, builder.Environment);
if (!read.IsValue) return StartFailure.Print(read.Refusal);

var settings = read.Value;
if (settings.Addresses.IsEmpty) builder.WebHost.UseUrls(HostSettings.DefaultAddress);
builder.Services.AddSingleton(settings);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddFhirRefSecurity(settings.Security);

var app = builder.Build();
app.UseFhirRefSecurity(RefusalResponse.WriteAsync);
app.MapFhirRefSecurity(RefusalResponse.WriteAsync);
app.MapGet("/health/live", () => Results.Text("live"));

return await app.ServeAsync(settings);
