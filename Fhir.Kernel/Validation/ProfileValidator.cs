using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;

namespace Fhir.Kernel.Validation;

/// <summary>
/// Holds resources to R4's own definitions and to the profiles they claim. What is wrong comes back as issues; a resource without errors is valid.
/// Profiles are compiled when they are first needed and kept, so one validator serves all. When the definitions change, make a new one: the rules of R4's
/// own types are shared, so it has only the profiles to compile anew. Thread-safe. https://hl7.org/fhir/R4/validation.html
/// </summary>
/// <param name="schema">Of the documents that will be asked about, and of the definitions.</param>
public sealed class ProfileValidator(ICanonicalSource definitions, TerminologyService terminology, Schema schema)
{
    private readonly RuleBook book = new(definitions, terminology, schema);

    /// <summary>In the order of the document. What the parser found wrong is not repeated.</summary>
    public IReadOnlyList<Issue> Validate(Document document, ValidationOptions? options = null)
    {
        options ??= ValidationOptions.Default;
        return ValidationRun.Validate(document, book, options, Context(options));
    }

    // R4's own invariants ask for membership of elements that repeat: see FhirPathContext.MembershipTakesAll.
    private FhirPathContext InvariantContext => field ??= ExpressionContext with { MembershipTakesAll = true };

    private FhirPathContext Context(ValidationOptions options) => options.Resolve is null ? InvariantContext : Context(options, InvariantContext);

    // What conformsTo() looks at, it looks at by the same means.
    private FhirPathContext Context(ValidationOptions options, FhirPathContext plain)
    {
        FhirPathContext? context = null;
        return context = plain with { Resolve = options.Resolve, ConformsTo = (canonical, element) => ExpressionAnswers.Conforms(canonical, element, book, options, context ?? plain) };
    }

    /// <summary>For expressions outside a validation: what they ask of terminology and profiles, these definitions answer.</summary>
    public FhirPathContext ExpressionContext => field ??= ExpressionAnswers.Context(definitions, terminology, book);
}
