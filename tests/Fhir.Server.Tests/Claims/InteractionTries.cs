using Fhir.Server.Tests.Rest;
using Fhir.Server.Tests.Subscriptions;

namespace Fhir.Server.Tests.Claims;

/// <summary>Does once what a claim says of a type.</summary>
public sealed class InteractionTries(RunningServer server)
{
    private static readonly (string, string) Json = ("Accept", "application/fhir+json");

    /// <summary>Null when it works; else what was seen.</summary>
    public async Task<string?> TryAsync(Claim claim) => claim.Property switch
    {
        "profile" or "supportedProfile" => await ProfileAsync(claim.Of, claim.Value),
        "interaction" => await InteractionAsync(claim.Of, claim.Value),
        "versioning" => claim.Value switch { "versioned-update" => await StaleAsync(claim.Of), "versioned" => await OneVersionAsync(claim.Of), _ => "never tried" },
        "readHistory" => await OldVersionAsync(claim.Of),
        "updateCreate" => Status(await PutAsync(claim.Of, NewId()), claim.Value == "true" ? 201 : 405),
        "conditionalCreate" => await ConditionalCreateAsync(claim.Of),
        "conditionalRead" => claim.Value == "full-support" ? await ConditionalReadAsync(claim.Of) : "never tried",
        "conditionalUpdate" => claim.Value == "true" ? await ConditionalUpdateAsync(claim.Of) : Status(await server.PutAsync($"{claim.Of}?_id=a", Body(claim.Of, "a")), 405),
        "conditionalDelete" => claim.Value switch { "single" => await ConditionalDeleteAsync(claim.Of), "not-supported" => Status(await server.DeleteAsync($"{claim.Of}?_id=a"), 405), _ => "never tried" },
        "extension" => await TopicAsync(claim.Of, claim.Node["valueCanonical"]?.GetValue<string>()),
        "referencePolicy" => await ReferenceAsync(claim.Of, claim.Value),
        _ => "never tried",
    };

    public static string? Status(Answer answer, params int[] expected) => expected.Contains(answer.Status) ? null : $"{answer.Status} {answer.Text[..Math.Min(300, answer.Text.Length)]}";

    /// <summary>The least that a type takes.</summary>
    public static string Body(string type, string id, string more = "") => $$"""{"resourceType":"{{type}}","id":"{{id}}"{{more}}{{(type == "Subscription" ? Subscription(SubscribedServer.Topics + "new-report") : "")}} }""";

    // A server that promises to tell must know of what and where.
    private static string Subscription(string topic) => $$"""
        ,"status":"off","criteria":"{{topic}}","channel":{"type":"rest-hook","endpoint":"{{ClaimedServer.Endpoint}}","payload":"application/fhir+json","_payload":{"extension":[
        {"url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content","valueCode":"empty"}]} }
        """;

    private static string NewId() => Guid.NewGuid().ToString();

    private Task<Answer> PutAsync(string type, string id, string more = "", params (string, string)[] headers) => server.PutAsync($"{type}/{id}", Body(type, id, more), headers);

    private Task<Answer> GetAsync(string url, params (string, string)[] headers) => server.GetAsync(url, [Json, .. headers]);

    private Task<string> StoredAsync(string type, string more = "") => StoredAsync(server, type, more);

    /// <summary>By PUT under an id of its own, or, where the type takes none, by POST.</summary>
    public static async Task<string> StoredAsync(RunningServer server, string type, string more = "")
    {
        var id = NewId();
        if ((await server.PutAsync($"{type}/{id}", Body(type, id, more))).Status != 405) return id;
        return (await server.PostAsync(type, Body(type, id, more))).Json["id"]!.GetValue<string>();
    }

    private async Task<string?> ProfileAsync(string type, string profile)
    {
        var answer = await server.PostAsync($"{type}/$validate?profile={Uri.EscapeDataString(profile)}", Body(type, "a"));
        // What it builds on may be known by name only; the profile itself must be here.
        return answer.Status == 200 && !answer.Text.Contains($"profile-unresolved: The profile '{profile}'", StringComparison.Ordinal) ? null : answer.Text;
    }

    private async Task<string?> InteractionAsync(string type, string code)
    {
        var id = await StoredAsync(type);
        return code switch
        {
            "read" => Status(await GetAsync($"{type}/{id}"), 200),
            "vread" => Status(await GetAsync($"{type}/{id}/_history/1"), 200),
            "update" => Status(await PutAsync(type, id, ",\"language\":\"nb\""), 200),
            "patch" => Status(await server.SendAsync("PATCH", $"{type}/{id}", """[{"op":"add","path":"/language","value":"nb"}]""", "application/json-patch+json"), 200),
            "delete" => Status(await server.DeleteAsync($"{type}/{id}"), 204) ?? Status(await GetAsync($"{type}/{id}"), 410),
            "history-instance" => Entries(await GetAsync($"{type}/{id}/_history"), 1),
            "history-type" => Entries(await GetAsync($"{type}/_history?_count=1"), 1),
            "create" => Status(await server.PostAsync(type, Body(type, "a")), 201),
            "search-type" => Entries(await GetAsync($"{type}?_id={id}"), 1),
            _ => "never tried",
        };
    }

    private async Task<string?> StaleAsync(string type)
    {
        var id = await StoredAsync(type);
        await PutAsync(type, id);
        return Status(await PutAsync(type, id, "", ("If-Match", "W/\"1\"")), 412);
    }

    private async Task<string?> OneVersionAsync(string type)
    {
        var id = await StoredAsync(type);
        var read = await GetAsync($"{type}/{id}");
        return read.Header("ETag") == "W/\"1\"" && $"{read.Json["meta"]!["versionId"]}" == "1" ? null : read.Text;
    }

    private async Task<string?> OldVersionAsync(string type)
    {
        var id = await StoredAsync(type);
        if (await PutAsync(type, id, ",\"language\":\"nb\"") is { Status: 405 }) return Status(await GetAsync($"{type}/{id}/_history/1"), 200);
        var old = await GetAsync($"{type}/{id}/_history/1");
        return Status(old, 200) ?? (old.Json["language"] is null ? null : "the first version is not as it was");
    }

    private async Task<string?> ConditionalCreateAsync(string type)
    {
        var id = await StoredAsync(type);
        return Status(await server.PostAsync(type, Body(type, "a"), ("If-None-Exist", $"_id={id}")), 200);
    }

    private async Task<string?> ConditionalReadAsync(string type)
    {
        var id = await StoredAsync(type);
        return Status(await GetAsync($"{type}/{id}", ("If-None-Match", "W/\"1\"")), 304)
            ?? Status(await GetAsync($"{type}/{id}", ("If-Modified-Since", DateTimeOffset.UtcNow.AddMinutes(1).ToString("R"))), 304);
    }

    private async Task<string?> ConditionalUpdateAsync(string type)
    {
        var id = await StoredAsync(type);
        var answer = await server.PutAsync($"{type}?_id={id}", Body(type, id));
        return answer.Status == 200 && answer.Header("ETag") == "W/\"2\"" ? null : answer.Text;
    }

    private async Task<string?> ConditionalDeleteAsync(string type)
    {
        var (first, second) = (await StoredAsync(type), await StoredAsync(type));
        return Status(await server.DeleteAsync($"{type}?_id={first},{second}"), 412) ?? Status(await server.DeleteAsync($"{type}?_id={first}"), 204) ?? Status(await GetAsync($"{type}/{first}"), 410);
    }

    private async Task<string?> TopicAsync(string type, string? topic) => type == "Subscription" && topic is not null
        ? Status(await server.PostAsync(type, $$"""{"resourceType":"Subscription"{{Subscription(topic)}} }"""), 201)
        : "never tried";

    private async Task<string?> ReferenceAsync(string type, string policy)
    {
        var reference = policy switch
        {
            "literal" => "{\"reference\":\"Patient/a/_history/1\"}",
            "logical" => "{\"identifier\":{\"system\":\"http://example.org/nr\",\"value\":\"1\"}}",
            _ => null,
        };
        if (reference is null) return "never tried";
        var id = await StoredAsync(type, $",\"meta\":{{\"extension\":[{{\"url\":\"http://example.org/r\",\"valueReference\":{reference}}}]}}");
        return (await GetAsync($"{type}/{id}")).Text.Contains(reference, StringComparison.Ordinal) ? null : "the reference did not come back";
    }

    private static string? Entries(Answer answer, int count) => Status(answer, 200) ?? (answer.Entries.Count == count ? null : answer.Text);
}
