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

    public static readonly Rule NoDifferential = new("snapshot-no-differential", Severity.Error, IssueCode.Required,
        "«{0}» har ingen differential å utvide", "'{0}' has no differential to expand", Snapshot);

    public static readonly Rule BaseMissing = new("snapshot-base-missing", Severity.Error, IssueCode.NotFound,
        "Grunndefinisjonen «{0}» finnes ikke her", "The base definition '{0}' is not known here", Snapshot);

    public static readonly Rule BaseType = new("snapshot-base-type", Severity.Error, IssueCode.Invalid,
        "En profil på {0} kan ikke bygge på «{1}», som er en {2}", "A profile on {0} cannot build on '{1}', which is a {2}", Profiling);

    public static readonly Rule Circular = new("snapshot-circular", Severity.Error, IssueCode.Invalid,
        "«{0}» bygger på seg selv: {1}", "'{0}' builds on itself: {1}", Snapshot);

    public static readonly Rule UnknownPath = new("snapshot-unknown-path", Severity.Error, IssueCode.Structure,
        "{1} har ikke noe element «{0}»", "{1} has no element '{0}'", Profiling);

    public static readonly Rule BelowChoice = new("snapshot-below-choice", Severity.Error, IssueCode.Structure,
        "Differentialen går under et element med flere typer ({0}); velg én først", "The differential goes below an element of several types ({0}); choose one first",
        Profiling);

    public static readonly Rule TypeMissing = new("snapshot-type-missing", Severity.Error, IssueCode.NotFound,
        "Typen eller typeprofilen «{0}» finnes ikke her, og differentialen går under den", "The type or type profile '{0}' is not known here, and the differential goes below it",
        Snapshot);

    public static readonly Rule TypeNotAllowed = new("snapshot-type-not-allowed", Severity.Error, IssueCode.Invalid,
        "Typen {0} er ikke blant dem grunndefinisjonen tillater ({1})", "The type {0} is not among those the base allows ({1})", Profiling);

    public static readonly Rule TargetNotAllowed = new("snapshot-target-not-allowed", Severity.Error, IssueCode.Invalid,
        "Referansemålet {0} er ikke blant dem grunndefinisjonen tillater ({1})", "The reference target {0} is not among those the base allows ({1})", Profiling);

    public static readonly Rule MinLoosened = new("snapshot-min-loosened", Severity.Error, IssueCode.Invalid,
        "min {0} er lavere enn grunndefinisjonens {1}", "min {0} is below the base's {1}", "https://hl7.org/fhir/R4/conformance-rules.html#cardinality");

    public static readonly Rule MaxLoosened = new("snapshot-max-loosened", Severity.Error, IssueCode.Invalid,
        "max {0} er høyere enn grunndefinisjonens {1}", "max {0} is above the base's {1}", "https://hl7.org/fhir/R4/conformance-rules.html#cardinality");

    public static readonly Rule MinAboveMax = new("snapshot-min-above-max", Severity.Error, IssueCode.Invalid,
        "min {0} er høyere enn max {1}", "min {0} is above max {1}", "https://hl7.org/fhir/R4/elementdefinition.html#ElementDefinition");

    public static readonly Rule SlicesAboveMax = new("snapshot-slices-above-max", Severity.Error, IssueCode.Invalid,
        "Slicene krever til sammen {0}, men elementet tillater {1}", "The slices demand {0} together, but the element allows {1}", Slicing);

    public static readonly Rule SlicingMissing = new("snapshot-slicing-missing", Severity.Error, IssueCode.Invalid,
        "Slicen «{0}» står på et element som ikke er slicet", "The slice '{0}' is on an element that is not sliced", Slicing);

    public static readonly Rule SlicingLoosened = new("snapshot-slicing-loosened", Severity.Error, IssueCode.Invalid,
        "Slicingen er {1} i grunndefinisjonen og kan ikke bli {0}", "The slicing is {1} in the base and cannot become {0}", Slicing);

    public static readonly Rule BindingWeakened = new("snapshot-binding-weakened", Severity.Error, IssueCode.Invalid,
        "Bindingen er {1} i grunndefinisjonen og kan ikke bli {0}", "The binding is {1} in the base and cannot become {0}",
        "https://hl7.org/fhir/R4/profiling.html#binding-strength");

    public static readonly Rule TooDeep = new("snapshot-too-deep", Severity.Error, IssueCode.TooCostly,
        "En sti går dypere enn {0} nivåer", "A path goes deeper than {0} levels", Snapshot);

    public static readonly Rule TooLarge = new("snapshot-too-large", Severity.Error, IssueCode.TooCostly,
        "Snapshotet får flere enn {0} elementer", "The snapshot gets more than {0} elements", Snapshot);

    public static readonly IReadOnlyList<Rule> All =
    [
        NotADefinition, NoDifferential, BaseMissing, BaseType, Circular, UnknownPath, BelowChoice, TypeMissing, TypeNotAllowed, TargetNotAllowed,
        MinLoosened, MaxLoosened, MinAboveMax, SlicesAboveMax, SlicingMissing, SlicingLoosened, BindingWeakened, TooDeep,
        TooLarge,
    ];
}
