using System.Collections.Frozen;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>The elements that the national description does not map, by name or by the name of the parent and their own, and why.</summary>
internal static class LossReasons
{
    private static readonly FrozenDictionary<string, Rule> Known = new Dictionary<string, Rule>
    {
        ["Message/Type"] = LossRules.Envelope,
        ["Message/MIGversion"] = LossRules.Envelope,
        ["Message/MsgVersion"] = LossRules.Envelope,
        ["Message/Status"] = LossRules.Envelope,
        ["Message/MsgDescr"] = LossRules.Envelope,
        ["MsgHead/MsgInfo"] = LossRules.Envelope,
        ["MsgHead/Signature"] = LossRules.Envelope,
        ["MsgHead/Document"] = LossRules.Envelope,
        ["ServProvider/Role"] = LossRules.Envelope,
        ["Requester/Role"] = LossRules.Envelope,
        ["RelServProv/Role"] = LossRules.Envelope,
        ["ResponsibleHcp/Role"] = LossRules.Envelope,
        ["ServProvider/ComMethod"] = LossRules.Envelope,
        ["Requester/ComMethod"] = LossRules.Envelope,
        ["ServReport/Ack"] = LossRules.Envelope,
        ["ServReport/CancellationCode"] = LossRules.Administrative,
        ["ServReport/PaymentResponsible"] = LossRules.Administrative,
        ["ServReport/CopyDest"] = LossRules.Administrative,
        ["AnalysedSubject/ServType"] = LossRules.Administrative,
        ["AnalysedSubject/SampleCollInd"] = LossRules.Administrative,
        // What a sample has, and an imaging study has no place for.
        ["AnalysedSubject/Accredited"] = LossRules.NoPlace,
        ["AnalysedSubject/Number"] = LossRules.NoPlace,
        ["AnalysedSubject/PreservMaterial"] = LossRules.NoPlace,
        ["AnalysedSubject/Pretreatment"] = LossRules.NoPlace,
        ["AnalysedSubject/RelServProv"] = LossRules.NoPlace,
        ["AnalysedSubject/SampleCollProc"] = LossRules.NoPlace,
        ["AnalysedSubject/SampleHandling"] = LossRules.NoPlace,
        ["AnalysedSubject/CollectedSample"] = LossRules.NoPlace,
        ["ServReq/ServType"] = LossRules.Administrative,
        ["ServReq/MsgDescr"] = LossRules.Administrative,
        ["ServReq/Ack"] = LossRules.Envelope,
        ["ServReq/Permission"] = LossRules.Administrative,
        ["Patient/AdmLocation"] = LossRules.Administrative,
        ["Patient/Relation"] = LossRules.Administrative,
        ["Patient/BasisForHealthServices"] = LossRules.Administrative,
        ["Patient/ConsentAccessPatientRecord"] = LossRules.Administrative,
    }.ToFrozenDictionary();

    public static Rule? Of(SourceNode node) => node.Parent is { } parent ? Known.GetValueOrDefault($"{parent.Name}/{node.Name}") : null;
}
