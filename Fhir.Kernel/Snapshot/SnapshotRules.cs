using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

/// <summary>Why a differential cannot be expanded. https://hl7.org/fhir/R4/profiling.html#snapshot</summary>
public static class SnapshotRules
{
    private const string Profiling = "https://hl7.org/fhir/R4/profiling.html";
    private const string Snapshot = "https://hl7.org/fhir/R4/profiling.html#snapshot";
    private const string Slicing = "https://hl7.org/fhir/R4/profiling.html#slicing";

    public static readonly Rule NotADefinition = new("snapshot-not-a-definition", Severity.Error, IssueCode.Invalid,
        "Ressursen er ingen StructureDefinition med url og type", "The resource is no StructureDefinition with a url and a type", Snapshot);

    public static readonly Rule BasesDisagree = new("snapshot-bases-disagree", Severity.Error, IssueCode.Conflict,
        "{0}: det som {2} sier om {1}, lar seg ikke forene med det de andre grunndefinisjonene sier", "{0}: what {2} says of {1} cannot be joined with what the other bases say",
        "https://hl7.org/fhir/extensions/StructureDefinition-structuredefinition-additionalBase.html");

    public static readonly Rule NoDifferential = new("snapshot-no-differential", Severity.Error, IssueCode.Required,
        "«{0}» har ingen differential å utvide", "'{0}' has no differential to expand", Snapshot);

    public static readonly Rule BaseMissing = new("snapshot-base-missing", Severity.Error, IssueCode.NotFound,
        "Grunndefinisjonen «{0}» finnes ikke her", "The base definition '{0}' is not known here", Snapshot);

    public static readonly Rule BaseType = new("snapshot-base-type", Severity.Error, IssueCode.Invalid,
        "En profil på {0} kan ikke bygge på «{1}», som er en {2}", "A profile on {0} cannot build on '{1}', which is a {2}", Profiling);

    public static readonly Rule Circular = new("snapshot-circular", Severity.Error, IssueCode.Invalid,
        "«{0}» bygger på seg selv: {1}", "'{0}' builds on itself: {1}", Snapshot);

    public static readonly Rule UnknownPath = new("snapshot-unknown-path", Severity.Error, IssueCode.Structure,
        "{0}: {2} har ikke noe element «{1}»",
        "{0}: {2} has no element '{1}'", Profiling);

    public static readonly Rule BelowChoice = new("snapshot-below-choice", Severity.Error, IssueCode.Structure,
        "{0}: Differentialen går under et element med flere typer ({1}); velg én først",
        "{0}: The differential goes below an element of several types ({1}); choose one first",
        Profiling);

    public static readonly Rule TypeMissing = new("snapshot-type-missing", Severity.Error, IssueCode.NotFound,
        "{0}: Typen eller typeprofilen «{1}» finnes ikke her, og differentialen går under den",
        "{0}: The type or type profile '{1}' is not known here, and the differential goes below it",
        Snapshot);

    public static readonly Rule TypeNotAllowed = new("snapshot-type-not-allowed", Severity.Error, IssueCode.Invalid,
        "{0}: Typen {1} er ikke blant dem grunndefinisjonen tillater ({2})",
        "{0}: The type {1} is not among those the base allows ({2})", Profiling);

    public static readonly Rule TargetNotAllowed = new("snapshot-target-not-allowed", Severity.Error, IssueCode.Invalid,
        "{0}: Referansemålet {1} er ikke blant dem grunndefinisjonen tillater ({2})",
        "{0}: The reference target {1} is not among those the base allows ({2})", Profiling);

    public static readonly Rule MinLoosened = new("snapshot-min-loosened", Severity.Error, IssueCode.Invalid,
        "{0}: min {1} er lavere enn grunndefinisjonens {2}",
        "{0}: min {1} is below the base's {2}", "https://hl7.org/fhir/R4/conformance-rules.html#cardinality");

    public static readonly Rule MaxLoosened = new("snapshot-max-loosened", Severity.Error, IssueCode.Invalid,
        "{0}: max {1} er høyere enn grunndefinisjonens {2}",
        "{0}: max {1} is above the base's {2}", "https://hl7.org/fhir/R4/conformance-rules.html#cardinality");

    public static readonly Rule MinAboveMax = new("snapshot-min-above-max", Severity.Error, IssueCode.Invalid,
        "{0}: min {1} er høyere enn max {2}",
        "{0}: min {1} is above max {2}", "https://hl7.org/fhir/R4/elementdefinition.html#ElementDefinition");

    public static readonly Rule SlicesAboveMax = new("snapshot-slices-above-max", Severity.Error, IssueCode.Invalid,
        "{0}: Slicene krever til sammen {1}, men elementet tillater {2}",
        "{0}: The slices demand {1} together, but the element allows {2}", Slicing);

    public static readonly Rule SlicingMissing = new("snapshot-slicing-missing", Severity.Error, IssueCode.Invalid,
        "{0}: Slicen «{1}» står på et element som ikke er slicet",
        "{0}: The slice '{1}' is on an element that is not sliced", Slicing);

    public static readonly Rule SlicingLoosened = new("snapshot-slicing-loosened", Severity.Error, IssueCode.Invalid,
        "{0}: Slicingen er {2} i grunndefinisjonen og kan ikke bli {1}",
        "{0}: The slicing is {2} in the base and cannot become {1}", Slicing);

    public static readonly Rule BindingWeakened = new("snapshot-binding-weakened", Severity.Error, IssueCode.Invalid,
        "{0}: Bindingen er {2} i grunndefinisjonen og kan ikke bli {1}",
        "{0}: The binding is {2} in the base and cannot become {1}",
        "https://hl7.org/fhir/R4/profiling.html#binding-strength");

    public static readonly Rule DuplicateRow = new("snapshot-duplicate-row", Severity.Error, IssueCode.Duplicate,
        "{0}: differentialen har to rader for elementet", "{0}: the differential has two rows for the element", Snapshot);

    public static readonly Rule TypeProfileNotAllowed = new("snapshot-type-profile-not-allowed", Severity.Error, IssueCode.Invalid,
        "{0}: typeprofilen {1} bygger ikke på noen av dem grunndefinisjonen krever ({2})",
        "{0}: the type profile {1} builds on none of those the base demands ({2})", Profiling);

    public static readonly Rule AggregationLoosened = new("snapshot-aggregation-loosened", Severity.Error, IssueCode.Invalid,
        "{0}: referansen er begrenset til {2} i grunndefinisjonen og kan ikke bli {1}", "{0}: the base limits the reference to {2}; it cannot become {1}",
        "https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.type.aggregation");

    public static readonly Rule ModifierChanged = new("snapshot-modifier-changed", Severity.Error, IssueCode.Invalid,
        "{0}: isModifier er bestemt av grunndefinisjonen og kan ikke bli {1}", "{0}: isModifier is the base's to say and cannot become {1}",
        "https://hl7.org/fhir/R4/conformance-rules.html#isModifier");

    public static readonly Rule SupportDropped = new("snapshot-must-support-dropped", Severity.Error, IssueCode.Invalid,
        "{0}: grunndefinisjonen krever mustSupport; det kan ikke tas bort", "{0}: the base demands mustSupport; it cannot be taken away",
        "https://hl7.org/fhir/R4/conformance-rules.html#mustSupport");

    public static readonly Rule ContentReferenceChanged = new("snapshot-content-reference-changed", Severity.Error, IssueCode.Invalid,
        "{0}: contentReference {1} er ikke grunndefinisjonens ({2})", "{0}: the contentReference {1} is not the base's ({2})",
        "https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.contentReference");

    public static readonly Rule ValueChanged = new("snapshot-value-changed", Severity.Error, IssueCode.Invalid,
        "{0}: verdien {1} er ikke i samsvar med grunndefinisjonens {2}", "{0}: the value {1} does not agree with the base's {2}",
        "https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.fixed_x_");

    public static readonly Rule LimitLoosened = new("snapshot-limit-loosened", Severity.Error, IssueCode.Invalid,
        "{0}: grensen {1} er videre enn grunndefinisjonens {2}", "{0}: the limit {1} is wider than the base's {2}",
        "https://hl7.org/fhir/R4/elementdefinition.html#interpretation");

    public static readonly Rule DiscriminatorLost = new("snapshot-discriminator-lost", Severity.Error, IssueCode.Invalid,
        "{0}: diskriminatoren {1} i grunndefinisjonens slicing mangler", "{0}: the discriminator {1} of the base's slicing is missing", Slicing);

    public static readonly Rule SlicingClosed = new("snapshot-slicing-closed", Severity.Error, IssueCode.Invalid,
        "{0}: slicingen er lukket i grunndefinisjonen, så nye slicer kan ikke legges til", "{0}: the base's slicing is closed, so no slice can be added", Slicing);

    public static readonly Rule SliceNotInherited = new("snapshot-slice-not-inherited", Severity.Error, IssueCode.Invalid,
        "{0}: sliceIsConstraining er true, men grunndefinisjonen har ingen slik slice", "{0}: sliceIsConstraining is true, but the base has no such slice",
        "https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.sliceIsConstraining");

    public static readonly Rule SliceInherited = new("snapshot-slice-inherited", Severity.Error, IssueCode.Invalid,
        "{0}: sliceIsConstraining er false, men grunndefinisjonen har en slik slice", "{0}: sliceIsConstraining is false, but the base has such a slice",
        "https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.sliceIsConstraining");

    public static readonly Rule TooDeep = new("snapshot-too-deep", Severity.Error, IssueCode.TooCostly,
        "En sti går dypere enn {0} nivåer", "A path goes deeper than {0} levels", Snapshot);

    public static readonly Rule TooManyRows = new("snapshot-too-many-rows", Severity.Error, IssueCode.TooCostly,
        "Differentialen har {0} rader; grensen er {1}", "The differential has {0} rows; the limit is {1}", Snapshot);

    public static readonly Rule TooLarge = new("snapshot-too-large", Severity.Error, IssueCode.TooCostly,
        "{0}: Snapshotet får flere enn {1} elementer",
        "{0}: The snapshot gets more than {1} elements", Snapshot);

    public static readonly IReadOnlyList<Rule> All =
    [
        NotADefinition, BasesDisagree, NoDifferential, BaseMissing, BaseType, Circular, UnknownPath, BelowChoice, TypeMissing, TypeNotAllowed, TargetNotAllowed,
        MinLoosened, MaxLoosened, MinAboveMax, SlicesAboveMax, SlicingMissing, SlicingLoosened, BindingWeakened, DuplicateRow, TypeProfileNotAllowed,
        AggregationLoosened, ModifierChanged, SupportDropped, ContentReferenceChanged, ValueChanged, LimitLoosened, DiscriminatorLost, SlicingClosed,
        SliceNotInherited, SliceInherited, TooDeep, TooManyRows,
        TooLarge,
    ];
}
