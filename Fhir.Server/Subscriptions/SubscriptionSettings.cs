using System.Collections.Immutable;
using Fhir.Kernel.Search;
using Fhir.Server.Subscriptions.Channels;
using Fhir.Server.Subscriptions.Topics;
using Fhir.Server.Transport;

namespace Fhir.Server.Subscriptions;

/// <summary>The settings below <c>FhirRef:Subscriptions</c>.</summary>
public sealed record SubscriptionSettings
{
    private const string Key = "FhirRef:Subscriptions:";

    public required TopicSet Topics { get; init; }

    /// <summary>Beginnings of addresses that notifications may go to; none by default, and then nothing is sent anywhere.</summary>
    public ImmutableArray<Uri> Destinations { get; init; } = [];

    /// <summary>Kinds of addresses that a listed name may resolve to beside public ones.</summary>
    public AddressKinds AlsoReachable { get; init; }

    /// <summary>Failures in a row after which the subscription goes into error.</summary>
    public int MaxAttempts { get; init; } = 8;

    /// <summary>The wait after the first failure; it doubles with each.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a process that gives no sign of life stays the one that dispatches.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Sockets, streams and waiting questions at a time, in one process.</summary>
    public int MaxListeners { get; init; } = 1000;

    /// <summary>How long a websocket may stay open without being bound to a subscription.</summary>
    public TimeSpan BindPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long events can be fetched.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(30);

    public static SubscriptionSettings Read(SettingReader reader, string contentRoot)
    {
        var folder = reader.Text(Key + "Topics") is { } path ? Path.GetFullPath(path, contentRoot) : null;
        return new SubscriptionSettings
        {
            Topics = TopicSet.Load(folder, SearchParameterSet.R4, DateTimeOffset.UtcNow, wrong => reader.Problem(SettingRules.Topic.At(null, Key + "Topics", wrong))),
            Destinations = ReadDestinations(reader),
            AlsoReachable = ReadReachable(reader),
            MaxAttempts = reader.Number(Key + "MaxAttempts", 8, 1, 100),
            FirstWait = TimeSpan.FromMilliseconds(reader.Number(Key + "RetryMs", 1000, 1, 3_600_000)),
            LongestWait = TimeSpan.FromMilliseconds(reader.Number(Key + "RetryMaxMs", 300_000, 1, 86_400_000)),
            Lease = TimeSpan.FromSeconds(reader.Number(Key + "LeaseSeconds", 15, 1, 600)),
            MaxListeners = reader.Number(Key + "MaxListeners", 1000, 1, 100_000),
            BindPatience = TimeSpan.FromSeconds(reader.Number(Key + "BindSeconds", 30, 1, 3600)),
            Keep = TimeSpan.FromDays(reader.Number(Key + "KeepDays", 30, 1, 3650)),
        };
    }

    private static ImmutableArray<Uri> ReadDestinations(SettingReader reader)
    {
        var found = ImmutableArray.CreateBuilder<Uri>();
        foreach (var word in reader.Words(Key + "Destinations"))
        {
            if (Uri.TryCreate(word, UriKind.Absolute, out var uri) && DestinationList.IsWellFormed(uri) && uri.Query.Length == 0) found.Add(uri);
            else reader.Problem(SettingRules.Destination.At(null, Key + "Destinations", word));
        }
        return found.ToImmutable();
    }

    private static AddressKinds ReadReachable(SettingReader reader)
    {
        var kinds = AddressKinds.None;
        foreach (var word in reader.Words(Key + "AlsoReachable"))
        {
            if (Enum.TryParse<AddressKinds>(word, ignoreCase: true, out var kind) && kind is AddressKinds.Loopback or AddressKinds.Private) kinds |= kind;
            else reader.Problem(SettingRules.UnknownValue.At(null, Key + "AlsoReachable", word, "loopback, private"));
        }
        return kinds;
    }
}
