using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;
using Fhir.Store.Access.Operations;
using Fhir.Tiltak.Journaldokumenter.Provide;

namespace Fhir.Tiltak.Journaldokumenter;

/// <summary>
/// The responder's and recipient's side of MHD's events: ITI-65 to ITI-68, and documents that are shown or changed in other ways.
/// https://profiles.ihe.net/ITI/MHD/ITI-67.html#23675-security-considerations
/// </summary>
public sealed class DocumentAudit : IAccessAudit
{
    private const string Document = "DocumentReference";
    /// <summary>Letters of an id that are told; nothing that is one is longer.</summary>
    private const int MostOfId = 200;

    private const string Rfc3986 = "urn:ietf:rfc:3986";
    private const string ListTypes = "https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes";

    /// <summary>Role "Job" of the submission. https://hl7.org/fhir/R4/valueset-object-role.html</summary>
    private const string Job = "20";

    /// <summary>Role "Report" of a document.</summary>
    private const string Report = "3";

    private static readonly string[] Lists = ["submissionset", "folder"];

    public ImmutableArray<string> Types { get; } = [Document, "List"];

    public string ContentParameter => "location";

    /// <summary>A search on lists is ITI-66 when it asks for submissions or folders; the transaction demands that it says so.</summary>
    public AccessEvent? OfSearch(string type, IReadOnlyList<QueryParameter> query)
    {
        if (type == Document) return new AccessEvent(AuditCode.Rest, [AuditCode.Interaction("search"), Transaction("ITI-67")], "E");
        var isOfDocuments = type == "List" && query.Any(parameter => parameter.Name is "code" or "code:in" && Lists.Any(list => parameter.Value.Contains(list, StringComparison.Ordinal)));
        return isOfDocuments ? new AccessEvent(AuditCode.Rest, [AuditCode.Interaction("search"), Transaction("ITI-66")], "E") : null;
    }

    public AccessEvent? OfShown(Element resource, string interaction) => IsOurs(resource) ? new AccessEvent(AuditCode.Rest, [AuditCode.Interaction(interaction)], "R") : null;

    public AccessEvent OfContent() => new(AuditCode.Export, [AuditCode.Interaction("read"), Transaction("ITI-68")], "R");

    /// <summary>A submission is told as one event, whatever it holds.</summary>
    public IEnumerable<AccessEvent> OfWrite(IReadOnlyList<WrittenThing> written)
    {
        var submissions = written.Where(thing => thing.Action == "C" && thing.Type == "List" && CodeOf(thing.Resource) == Lists[0]).ToList();
        if (submissions.Count > 0) return submissions.Select(Submitted);
        return written.Where(thing => thing.Resource.Exists ? IsOurs(thing.Resource) : thing.Type == Document).Select(Changed);
    }

    /// <summary>A submission that was not stored has no List to name, so it goes by its unique id, or else by the profile that it claims.</summary>
    public RefusedThing? OfRefused(Element sent)
    {
        if (sent.Type.Name != "Bundle" || ProvideProfiles.LevelOf(sent) is not { } level) return null;
        var bundle = ProvidedBundle.Read(sent, level, "");
        var (sets, documents) = (bundle.Of(EntryKind.SubmissionSet).ToList(), bundle.Of(EntryKind.DocumentReference).ToList());
        var thing = sets.Select(set => UniqueIdOf(set.Resource)).OfType<(string, string)>().Select(id => new AuditedThing { Identifier = id, Role = Job }).FirstOrDefault();
        var about = sets.Concat(documents).Select(entry => entry.Resource).FirstOrDefault(resource => resource.Child("subject").Exists);
        return new RefusedThing(thing is null ? Claiming(level) : Submitting with { Things = [thing] }, about);
    }

    /// <summary>Known by the profile that it claims, which is text in whatever was sent.</summary>
    public AccessEvent? OfUnreadable(ReadOnlySpan<byte> sent) => ProvideProfiles.LevelIn(sent) is { } level ? Claiming(level) : null;

    private static AccessEvent Claiming(MetadataLevel level) => Submitting with { Things = [new AuditedThing { Name = level.ToString(), Role = Job }] };

    private static AccessEvent Submitting => new(AuditCode.Import, [AuditCode.Interaction("transaction"), Transaction("ITI-65")], "C");

    private static AccessEvent Submitted(WrittenThing submission) => Submitting with
    {
        PatientId = submission.PatientId,
        Things = [new AuditedThing { Reference = submission.Reference, Role = Job }],
    };

    private static (string System, string Value)? UniqueIdOf(Element set)
    {
        foreach (var identifier in set.ChildrenNamed("identifier"))
            if (identifier.ValueOf("value") is { Length: <= MostOfId } value && value.StartsWith("urn:oid:", StringComparison.Ordinal)) return (Rfc3986, value);
        return null;
    }

    private static AccessEvent Changed(WrittenThing thing) => new(AuditCode.Rest, [AuditCode.Interaction(thing.Interaction)], thing.Action)
    {
        PatientId = thing.PatientId,
        Things = [new AuditedThing { Reference = thing.Reference, Role = Report }],
    };

    private static bool IsOurs(Element resource) => resource.Type.Name == Document || (resource.Type.Name == "List" && Lists.Contains(CodeOf(resource)));

    private static string? CodeOf(Element list) => list.Child("code").Each("coding").Where(coding => coding.ValueOf("system") == ListTypes).Select(coding => coding.ValueOf("code")).FirstOrDefault();

    private static AuditCode Transaction(string name) => new("urn:ihe:event-type-code", name);
}
