using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Validation;
using Fhir.Kernel.Xml;
using Fhir.Server.Definitions;
using Fhir.Server.Interactions;
using Fhir.Server.Operability;
using Fhir.Server.Transport;
using Fhir.Server.Validation.Content;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Validation;

/// <summary>
/// What may be stored: well-formed, known and within the limits always (400), and, as <c>FhirRef:Validation:OnWrite</c> says, valid against the base
/// definition and every claimed profile (422).
/// </summary>
public sealed class WriteValidator(LiveDefinitions definitions, LiveParameters parameters, Schema schema, HostSettings settings, BroughtRules rules, ContentPolicy content)
{
    /// <summary>A document that was accepted, with what may still be said about it.</summary>
    /// <param name="Brought">What the rules of the modules remark of it; part of <paramref name="Remarks"/>.</param>
    /// <param name="Basis">What those rules read.</param>
    public sealed record Accepted(Document Document, IReadOnlyList<Issue> Remarks, IReadOnlyList<Issue> Brought, Witness Basis);

    /// <summary>The body as a document; 400 for everything the parser objects to.</summary>
    public Result<Document> Read(FhirRequest request)
    {
        return Unreadable(request) is { } refusal ? refusal : Parsed(Parse(request));
    }

    /// <summary>400 without a body, 415 for a form; null when there is something to parse.</summary>
    public static Refusal? Unreadable(FhirRequest request)
    {
        if (request.ContentFormat == BodyFormat.Form)
            return new Refusal(415, [TransportRules.ContentTypeUnknown.At(null, MediaTypes.Form, "application/fhir+json, application/fhir+xml")]);
        return request.Body.IsEmpty ? Refusal.BadRequest(TransportRules.BodyMissing.At(null)) : null;
    }

    // An unfinished profile may be kept; whoever claims it is told.
    private static readonly ValidationOptions OnStore = ValidationOptions.Default with { Expansion = Severity.Warning };

    /// <summary>Parses without refusing, for <c>$validate</c>: an unknown property is a finding there.</summary>
    public ParseResult Parse(FhirRequest request)
    {
        var parsed = request.ContentFormat == BodyFormat.Xml ? XmlParser.Parse(request.Body, schema, Limits) : JsonParser.Parse(request.Body, schema, Limits);
        if (request.Parsed is { } asked) asked.Result = parsed;
        return parsed;
    }

    public Result<Document> ReadXml(ReadOnlyMemory<byte> xml) => Parsed(XmlParser.Parse(xml, schema, Limits));

    public Result<Document> ReadJson(ReadOnlyMemory<byte> json) => Parsed(JsonParser.Parse(json, schema, Limits));

    /// <summary>What the write rules say of a resource when a condition has found what it takes the place of.</summary>
    public Task<Result<RulesPassed>> AskAgainAsync(Document document, string targetId, string ownBase, IPermittedStore store, CancellationToken cancel) =>
        rules.CheckAsync(document, targetId, ownBase, store, cancel);

    /// <summary>Validates a document that is about to be stored, and, where the setting asks for it, that its references lead somewhere.</summary>
    /// <param name="isNew">True when the id it may have does not count.</param>
    public async Task<Result<Accepted>> CheckAsync(Document document, string ownBase, IPermittedStore store, CancellationToken cancel, IReadOnlySet<string>? alsoWritten = null, bool isNew = false, Replacement? replaces = null) =>
        (await JudgeAsync(document, ownBase, store, cancel, alsoWritten, isNew, replaces)).Result;

    /// <summary>The same, and whether it was refused for what else is stored, which may be otherwise later.</summary>
    public async Task<(Result<Accepted> Result, bool MayChange)> JudgeAsync(Document document, string ownBase, IPermittedStore store, CancellationToken cancel, IReadOnlySet<string>? alsoWritten = null, bool isNew = false, Replacement? replaces = null)
    {
        using var activity = Telemetry.Source.StartActivity("validate");
        var issues = settings.ValidationOnWrite == OnWrite.Off ? [] : definitions.Current.Validator.Validate(document, OnStore);
        if (settings.ValidationOnWrite == OnWrite.Reject && issues.Any(issue => issue.IsError)) return (new Refusal(422, issues), false);
        if (Unsearchable(document.Root) is { Count: > 0 } unsearchable) return (new Refusal(422, unsearchable), false);
        if (await content.CheckAsync(document, cancel) is { } unwelcome) return (unwelcome, false);
        var brought = await rules.CheckAsync(document, isNew ? null : document.Root.ValueOf("id"), ownBase, store, cancel, replaces);
        if (brought.Refusal is { } broken) return (broken, true);
        var accepted = new Accepted(document, [.. issues, .. brought.Value.Remarks], brought.Value.Remarks, brought.Value.Basis);
        if (settings.ReferentialIntegrity == ReferentialIntegrity.Off) return (accepted, false);

        var missing = await MissingReferencesAsync(document, ownBase, store, alsoWritten, cancel);
        return missing.Count == 0 ? (accepted, false) : (new Refusal(422, missing), true);
    }

    /// <summary>A search parameter takes effect by being stored, so one that cannot is not stored; also inside a Bundle that is carried out.</summary>
    private List<Issue> Unsearchable(Element resource)
    {
        if (resource.Type.Name == LiveParameters.Type) return [.. parameters.Problems(resource)];
        var problems = new List<Issue>();
        if (resource.Type.Name == "Bundle" && resource.ValueOf("type") == "transaction")
            foreach (var entry in resource.ChildrenNamed("entry"))
                if (entry.Child("resource") is { Exists: true } inner && inner.Type.Name == LiveParameters.Type) problems.AddRange(parameters.Problems(inner));
        return problems;
    }

    private static async Task<List<Issue>> MissingReferencesAsync(
        Document document, string ownBase, IPermittedStore store, IReadOnlySet<string>? alsoWritten, CancellationToken cancel)
    {
        var missing = new List<Issue>();
        foreach (var reference in LocalReferences.In(document, ownBase))
        {
            if (alsoWritten?.Contains($"{reference.Type}/{reference.Id}{(reference.Version is null ? "" : $"/_history/{reference.Version}")}") == true) continue;
            var target = long.TryParse(reference.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? await store.ReadVersionAsync(reference.Type, reference.Id, version, cancel)
                : await store.ReadAsync(reference.Type, reference.Id, cancel);
            if (target.IsValue && target.Value is { IsDeleted: false }) continue;
            missing.Add(InteractionRules.ReferenceMissing.At(reference.Element.Path, reference.Element.Value!) with { Position = reference.Element.Position });
        }
        return missing;
    }

    private ParseLimits Limits => settings.Limits;

    /// <summary>The document when nothing is wrong with it; else 400, or 413 for the size.</summary>
    public static Result<Document> Parsed(ParseResult parsed) =>
        parsed.IsClean ? parsed.Document! : new Refusal(parsed.Issues.Any(issue => issue.RuleId == ParseRules.LimitBytes.Id) ? 413 : 400, parsed.Issues);
}
