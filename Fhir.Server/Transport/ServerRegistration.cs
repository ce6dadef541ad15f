using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Kernel.Terminology;
using Fhir.Profiles;
using Fhir.Server.Arena;
using Fhir.Server.Audit;
using Fhir.Server.Authorization;
using Fhir.Server.Definitions;
using Fhir.Server.Interactions;
using Fhir.Server.Jobs;
using Fhir.Server.OpenApi;
using Fhir.Server.Operations;
using Fhir.Server.Operations.Brought;
using Fhir.Server.Operations.Meta;
using Fhir.Server.Operations.Terminology;
using Fhir.Server.Operations.Validating;
using Fhir.Server.Patching;
using Fhir.Server.Response;
using Fhir.Server.Subscriptions;
using Fhir.Server.Validation;
using Fhir.Server.Validation.Content;
using Fhir.Server.Visibility;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak;

namespace Fhir.Server.Transport;

/// <summary>Every part of the server, made once.</summary>
public static class ServerRegistration
{
    public static IServiceCollection AddFhirApi(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton<Readiness>();
        services.AddCors();
        AddKernel(services, settings);
        AddInteractions(services);
        AddBrought(services);
        services.AddSingleton<StoreHolder>().AddSingleton<BodyReader>().AddSingleton<RequestReader>().AddSingleton<AddressGuard>().AddSingleton<OpenApiDocument>().AddSingleton<FhirEndpoint>().AddSingleton<RouteTable>().AddSingleton<FhirRoutes>();
        services.AddJobs(settings.Jobs, settings.Import);
        services.AddSingleton(all => new FhirRouter(all.GetRequiredService<Schema>(), all.GetRequiredService<Authorizer>(), all.GetRequiredService<AccessAudits>(), all.GetRequiredService<ConsentOpenings>(), all.GetRequiredService<StoreHolder>().Bind));
        services.AddSingleton<StartPage>().AddHostedService<StartUp>();
        services.AddSubscriptions(settings.Subscriptions);
        return services;
    }

    private static void AddKernel(IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(DefinitionsPack.Core.Schema).AddSingleton(ProfilePackages.WithCore);
        services.AddSingleton(all => all.GetRequiredService<HostSettings>().IndexesWords ? ProfilePackages.SearchParameters : ProfilePackages.SearchParameters.WithoutWords()).AddSingleton<LiveParameters>();
        services.AddSingleton<OutsideTerminology>().AddSingleton(all => all.GetRequiredService<OutsideTerminology>().Providers).AddSingleton<LiveDefinitions>().AddSingleton<DefinitionWatch>().AddHostedService(all => all.GetRequiredService<DefinitionWatch>());
        services.AddSingleton(all => new ContentPolicy(settings.Content, settings.Content.Scanner is var (host, port) ? [new ClamdScanner(host, port, TimeSpan.FromSeconds(20))] : []));
        services.AddSingleton<WriteValidator>().AddSingleton<SearchReader>();
        services.AddSingleton<ResponseWriter>().AddSingleton<SearchsetBundle>();
    }

    /// <summary>What the modules bring. They ask what asks them, so the way back is found when it is first gone.</summary>
    private static void AddBrought(IServiceCollection services)
    {
        services.AddSingleton(all => new Lazy<Transaction>(all.GetRequiredService<Transaction>)).AddSingleton(all => new Lazy<FhirRouter>(all.GetRequiredService<FhirRouter>));
        services.AddSingleton(all => new ClaimedTransactions(TiltakModules.All.SelectMany(module => module.Transactions), all.GetRequiredService<Lazy<Transaction>>(), all.GetRequiredService<Lazy<FhirRouter>>()));
        services.AddSingleton<OwnNotes>().AddSingleton<AccessLog>().AddSingleton<AuditedPatients>().AddSingleton<ConsentOpenings>().AddSingleton<AccessAudits>().AddSingleton<IOperationHost, OperationHost>().AddSingleton<BroughtOperations>();
        services.AddSingleton(all => new StoredForms([.. TiltakModules.All.SelectMany(module => module.StoredForms)], new Lazy<IOperationHost>(all.GetRequiredService<IOperationHost>)));
        services.AddSingleton(all => new BroughtRules([.. TiltakModules.All.SelectMany(module => module.WriteRules)], new Lazy<IOperationHost>(all.GetRequiredService<IOperationHost>)));
    }

    private static void AddInteractions(IServiceCollection services)
    {
        services.AddSingleton<TerminologyCapabilities>().AddSingleton<CapabilityResources>().AddSingleton<Capabilities>().AddSingleton<DocumentContent>().AddSingleton<Read>().AddSingleton<VRead>().AddSingleton<History>();
        services.AddSingleton<SentProvenance>().AddSingleton<Create>().AddSingleton<Update>().AddSingleton<ResourcePatch>().AddSingleton<Patch>().AddSingleton<Delete>();
        services.AddSingleton<SearchAnswer>().AddSingleton<SearchType>().AddSingleton<SearchSystem>().AddSingleton<SearchCompartment>().AddSingleton<LastN>().AddSingleton<ReindexStatus>().AddSingleton<SearchRoutes>();
        services.AddSingleton<Conditions>().AddSingleton<TransactionReferences>().AddSingleton<TransactionPlanner>().AddSingleton<Transaction>().AddSingleton<Batch>().AddSingleton<BatchOrTransaction>();
        services.AddSingleton<WriteOutlook>().AddSingleton<Validate>().AddSingleton<EvaluateFhirPath>().AddSingleton<GenerateSnapshot>().AddSingleton<ConvertResource>();
        services.AddSingleton<ReadMeta>().AddSingleton<ChangeMeta>().AddSingleton<MetaRoutes>();
        services.AddSingleton<ExpandValueSet>().AddSingleton<ValidateCode>().AddSingleton<LookUp>().AddSingleton<Subsumes>().AddSingleton<TranslateConcept>().AddSingleton<TerminologyRoutes>();
    }
}
