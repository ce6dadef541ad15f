using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Authorization;
using Fhir.Server.Definitions;
using Fhir.Server.Jobs;
using Fhir.Server.Operability;
using Fhir.Server.Operations.Import;
using Fhir.Server.Subscriptions;
using Fhir.Server.Validation.Content;
using Fhir.Store.Access;

namespace Fhir.Server.Transport;

/// <summary>What a write does with a resource that breaks a profile it claims.</summary>
public enum OnWrite
{
    Off,
    Warn,
    Reject,
}

/// <summary>What a write does with a reference to a resource that is not on the server.</summary>
public enum ReferentialIntegrity
{
    Off,
    Reject,
}

/// <summary>What is done with a request that has a national number in its address.</summary>
public enum NationalNumbersInUrl
{
    Off,

    /// <summary>It is answered, with a warning to the caller and in the log.</summary>
    Warn,

    /// <summary>It is refused with 400.</summary>
    Reject,
}

/// <summary>The server's settings, read once at start from the ordinary ASP.NET configuration.</summary>
public sealed record HostSettings
{
    /// <summary>Used only when neither urls, ports nor Kestrel:Endpoints are set.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    public const int DefaultMaxBodyBytes = 32 << 20;

    /// <summary>Full path of the folder for the embedded database and other files; relative settings start at the content root.</summary>
    public required string DataDir { get; init; }

    public required StoreProvider StoreProvider { get; init; }

    /// <summary>The provider's own; null means a file below <see cref="DataDir"/>, which is SQLite's.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Null means: seed an embedded store that has never held anything.</summary>
    public bool? Seed { get; init; }

    public required OnWrite ValidationOnWrite { get; init; }

    public required ReferentialIntegrity ReferentialIntegrity { get; init; }

    public NationalNumbersInUrl NationalNumbersInUrl { get; init; } = NationalNumbersInUrl.Warn;

    public required SecuritySettings Security { get; init; }

    /// <summary>Whether the words of resources are indexed, for _text and _content; without, the two are no parameters of this server.</summary>
    public bool IndexesWords { get; init; } = true;

    /// <summary>What the parsers accept in a body.</summary>
    public ParseLimits Limits { get; init; } = ParseLimits.Default with { MaxBytes = DefaultMaxBodyBytes };

    public required TerminologySettings Terminology { get; init; }

    public required OperabilitySettings Operability { get; init; }
    public required JobSettings Jobs { get; init; }
    public required SubscriptionSettings Subscriptions { get; init; }

    public required ImportSettings Import { get; init; }

    public ContentSettings Content { get; init; } = ContentSettings.Any;

    /// <summary>Whether <c>_explain</c> is answered.</summary>
    public bool ExplainsSearches { get; init; }

    /// <summary>Links of a chain, forward and reverse together.</summary>
    public int MaxChainLength { get; init; } = 4;

    /// <summary>The largest body that is read, in bytes; a larger one is answered with 413.</summary>
    public int MaxBodyBytes => Limits.MaxBytes;

    public WebSettings Web { get; init; } = WebSettings.None;

    /// <summary>The addresses somebody asked for; empty means <see cref="DefaultAddress"/>.</summary>
    public required ImmutableArray<string> Addresses { get; init; }

    /// <summary>The settings, or everything that is wrong with them. The refusal's status, 503, is what a server that never starts amounts to.</summary>
    public static Result<HostSettings> Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var reader = new SettingReader(configuration);
        var addresses = ListenAddresses.Configured(configuration);
        var dataDir = Path.GetFullPath(reader.Text("FhirRef:DataDir") ?? "data", environment.ContentRootPath);
        var settings = new HostSettings
        {
            DataDir = dataDir,
            StoreProvider = reader.Choice<StoreProvider>("FhirRef:Store:Provider") ?? StoreProvider.Sqlite,
            ConnectionString = reader.Text("FhirRef:Store:ConnectionString"),
            Seed = reader.Flag("FhirRef:Seed"),
            ValidationOnWrite = reader.Choice<OnWrite>("FhirRef:Validation:OnWrite") ?? OnWrite.Reject,
            ReferentialIntegrity = reader.Choice<ReferentialIntegrity>("FhirRef:ReferentialIntegrity") ?? ReferentialIntegrity.Off,
            IndexesWords = reader.Flag("FhirRef:Search:Words") ?? true,
            Limits = ReadLimits(reader),
            Security = SecuritySettings.Read(reader, environment),
            MaxChainLength = reader.Number("FhirRef:Search:MaxChainLength", 4, 1, 10),
            Terminology = TerminologySettings.Read(reader, dataDir),
            Operability = OperabilitySettings.Read(reader, environment),
            Jobs = JobSettings.Read(reader, dataDir),
            Subscriptions = SubscriptionSettings.Read(reader, environment.ContentRootPath),
            Web = WebSettings.Read(reader),
            Import = ImportSettings.Read(reader),
            Content = ContentSettings.Read(reader),
            Addresses = addresses,
        };
        if (settings is { StoreProvider: StoreProvider.Postgres, ConnectionString: null })
            reader.Problem(SettingRules.Missing.At(null, "FhirRef:Store:ConnectionString"));
        settings = settings with
        {
            ExplainsSearches = reader.Flag("FhirRef:Search:Explain") ?? settings.Security.Mode == SecurityMode.Open,
            NationalNumbersInUrl = reader.Choice<NationalNumbersInUrl>("FhirRef:NationalNumbersInUrl") ?? UsualNumbers(settings.Security.Mode),
        };
        if (settings.Security.Mode == SecurityMode.Open && reader.Problems.Count == 0) ListenAddresses.RequireLoopback(addresses, reader.Problem);

        return reader.Problems.Count == 0 ? settings : new Refusal(503, reader.Problems);
    }

    // An external issuer stands before real callers, who keep to the national rules; elsewhere people try things out.
    private static NationalNumbersInUrl UsualNumbers(SecurityMode mode) => mode == SecurityMode.HelseId ? NationalNumbersInUrl.Reject : NationalNumbersInUrl.Warn;

    // Depth is the one limit that guards the stack: what is above its range could end the process.
    private static ParseLimits ReadLimits(SettingReader reader)
    {
        var usual = ParseLimits.Default;
        return new ParseLimits(
            MaxBytes: reader.Number("FhirRef:Limits:MaxBodyBytes", DefaultMaxBodyBytes, 1024, 1 << 30),
            MaxDepth: reader.Number("FhirRef:Limits:MaxDepth", usual.MaxDepth, 5, 200),
            MaxElements: reader.Number("FhirRef:Limits:MaxElements", usual.MaxElements, 10, 50_000_000),
            MaxStringBytes: reader.Number("FhirRef:Limits:MaxStringBytes", usual.MaxStringBytes, 1024, 1 << 30),
            MaxEntries: reader.Number("FhirRef:Limits:MaxEntries", usual.MaxEntries, 1, 50_000_000),
            MaxAttributes: reader.Number("FhirRef:Limits:MaxAttributes", usual.MaxAttributes, 4, 10_000),
            MaxIssues: reader.Number("FhirRef:Limits:MaxIssues", usual.MaxIssues, 1, 100_000));
    }
}
