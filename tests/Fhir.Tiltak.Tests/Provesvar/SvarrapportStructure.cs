using System.Collections.Frozen;

namespace Fhir.Tiltak.Tests.Provesvar;

/// <summary>
/// What a Svarrapport may consist of, by the standard's description of 1.3 and 1.4: each element with its children in order, how often they may stand, and the data
/// type of those that have none. <c>?</c> is 0..1, <c>*</c> is 0..*, <c>+</c> is 1..*, and <c>/</c> separates what excludes each other.
/// </summary>
internal static class SvarrapportStructure
{
    private const string Table = """
        Message = Type:CS MsgVersion:ST? MIGversion:ST GenDate:TS MsgId:ST Status:CS? ServReport+
        ServReport = ServType:CS IssueDate:TS ApprDate:TS? Status:CS CancellationCode:CV? Ack:CS? MsgDescr:CS ServProvId:ST Comment:ST? CodedComment:CV* RefDoc* ServReq* Patient ServProvider Requester PaymentResponsible? CopyDest* RelServProv?
        ServReq = ServType:CS? IssueDate:TS? PaymentCat:CS? ReqComment:ST? Ack:CS? MsgDescr:CS? Id:ST RequestedPrioReport:CS? ReceiptDate:TS? IdByServProvider:ST? Reservation:CV* Permission:CV* ReasonAsText* RequestComment*
        RequestComment = Heading:CS? TextResultValue:ST? TextCode:CV?
        ReasonAsText = Heading:CS? TextResultValue:ANY? TextCode:CV?
        ServProvider = Role:CS? ComMethod:CS? HCP
        Requester = Role:CS? ComMethod:CS? HCP
        PaymentResponsible = Role:CS? TypeGuarantor:ST HCP
        CopyDest = Role:CS? CopyDestRole* HCP
        CopyDestRole = MsgType:CS ReqComMethod:CS? ActComMethod:CS?
        RelServProv = Role:CS? Relation:CS HCP
        ResponsibleHcp = Role:CS? Relation:CS? HCP
        RefDoc = IssueDate:TS? MsgType:CS Id:ST? MimeType:ST? Description:ST? Compression:CS? FileReference:ST?/Content:ANY?
        Patient = BasisForHealthServices:CS? Sex:CS? DateOfBirth:TS? DateOfDeath:TS? Name:ST? IdByServProvider:ST? IdByRequester:ST? OffId:ST TypeOffId:CS Relation:CS? ResponsibleHcp? AdmLocation? AdditionalId* Address? InfItem* AnalysedSubject* ResultItem* Patient?
        AdditionalId = Id:ST Type:CS
        AdmLocation = Role:CS? StartDateTime:TS? EndDateTime:TS? AdmCat:CS? Location
        Location = Type:CS? Description:ST? SubLocation* Address? Inst
        SubLocation = Type:CS Place:ST
        InfItem = Observation Type:CS StartDateTime:TS? EndDateTime:TS? OrgDate:TS?
        Observation = Description:ANY? Comment:ST? CodedDescr:CV?
        ResultItem = TextResult?/Interval?/DateResult?/NumResult? ServType:CS? RefInterval* Investigation* InvDate:TS? Comment:ST? DevResultInd:CS? IdResultItem:ST? RefIdResultItem:ST? StatusInvestigation:CS? StatusChangeDate:TS? DescrDate:TS? CounterSignDate:TS? MedicalValidationDate:TS? RefAnalysedSubject:ST* Accredited:BL? RelServProv* DiagComment? StructuredInfo* ResultItem*
        TextResult = Heading:CS? TextResultValue:ANY? TextCode:CV* Unit:ST?
        Interval = Low:PQ? High:PQ?
        DateResult = DateResultValue:TS
        NumResult = ArithmeticComp:CS? NumResultValue:PQ
        RefInterval = Descr:ST?
        Investigation = Id:CV+ Spec:CV* Comment:ST?
        DiagComment = Concept:CV Modifier*
        Modifier = Name:CS Value:CV+
        StructuredInfo = Type:CV TextInfo* IntegerInfo* PhysicalInfo* CodedInfo* BooleanInfo*
        TextInfo = Text:ST
        IntegerInfo = Integer:INT
        PhysicalInfo = Quantity:PQ
        CodedInfo = Code:CV
        BooleanInfo = Flag:BL
        AnalysedSubject = CollectedSample?/CollectedStudyProduct? ServType:CS? Type:ST? TypeCoded:CV? IdByRequester:ST? PreservMaterial:ST? Comment:ST? AnatomicalOrigin:ST? Number:INT? SampleCollInd:CS? SampleCollProc:CV? SampleHandling:ST* IdByServProvider:ST Accredited:BL? AnalysedSubject? Pretreatment? RelServProv?
        CollectedSample = CollectedDate:TS? CollectorComment:ST? CollectorCommentCoded:CV* Logistics:ST?
        CollectedStudyProduct = Type:ST? ProducedDate:TS? RefRelatedProd:ST?
        Pretreatment = Heading:CS? TextResultValue:ST?
        HCP = Inst/HCProf MedSpeciality:CV? Address?
        Inst = Name:ST? Id:ST? TypeId:CS? Dept* HCPerson* AdditionalId*
        Dept = Type:CS? Name:ST? Id:ST? TypeId:CS? AdditionalId*
        HCPerson = Name:ST? Id:ST? TypeId:CS? AdditionalId*
        HCProf = Type:CS? Name:ST? Id:ST? TypeId:CS? AdditionalId*
        Address = Type:CS StreetAdr:ST? PostalCode:ST? City:ST? County:CS? Country:CS? CityDistr:CS? TeleAddress:URL*
        """;

    private static readonly FrozenDictionary<string, Particle[][]> Elements = Table.Split('\n', StringSplitOptions.TrimEntries)
        .Select(line => line.Split(" = ")).ToFrozenDictionary(pair => pair[0], pair => pair[1].Split(' ').Select(Choice).ToArray());

    public static IEnumerable<string> Names => Elements.Keys;

    /// <summary>The places in an element, each with what may stand there; the first of the choices by their order.</summary>
    public static Particle[][] Of(string element) => Elements[element];

    private static Particle[] Choice(string written) => [.. written.Split('/').Select(Parsed)];

    private static Particle Parsed(string written)
    {
        var (optional, repeats) = (written[^1] is '?' or '*', written[^1] is '*' or '+');
        var parts = written.TrimEnd('?', '*', '+').Split(':');
        return new Particle(parts[0], parts.Length > 1 ? parts[1] : null, optional, repeats);
    }

    /// <param name="Type">Null when the element has elements of its own.</param>
    internal sealed record Particle(string Element, string? Type, bool IsOptional, bool Repeats)
    {
        /// <summary>Two elements of one name with different content stand in the table under different names.</summary>
        public string Name => Element == "RequestComment" ? "Comment" : Element;
    }
}
