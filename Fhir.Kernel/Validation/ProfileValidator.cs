using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;

namespace Fhir.Kernel.Validation;

/// <summary>
/// Holds resources to R4's own definitions and to the profiles they claim. What is wrong comes back as issues; a resource without errors is valid.
/// Profiles are compiled when they are first needed and kept, so one validator serves all. When the definitions change, make a new one (<see cref="Renewed"/>):
/// the rules of R4's own types are shared. Thread-safe. https://hl7.org/fhir/R4/validation.html
/// </summary>
public sealed class ProfileValidator
{
    private readonly RuleBook book;

    /// <param name="schema">Of the documents that will be asked about, and of the definitions.</param>
    public ProfileValidator(ICanonicalSource definitions, TerminologyService terminology, Schema schema) : this(new RuleBook(definitions, terminology, schema))
    {
    }

    private ProfileValidator(RuleBook book) => this.book = book;

    /// <summary>The validator over definitions that differ in some canonicals: profiles that do not rest on those are taken over as they are compiled.</summary>
    /// <param name="changed">Urls of everything that was added, replaced or removed.</param>
    public ProfileValidator Renewed(ICanonicalSource definitions, TerminologyService terminology, IReadOnlySet<string> changed) => new(new RuleBook(book, definitions, terminology, changed));

    /// <summary>In the order of the document. What the parser found wrong is not repeated.</summary>
    public IReadOnlyList<Issue> Validate(Document document, ValidationOptions? options = null)
    {
        options ??= ValidationOptions.Default;
        return ValidationRun.Validate(document, book, options, Context(options));
    }

    // What R4's own invariants rely on: see FhirPathContext.MembershipTakesAll and IsAsR4Asks.
    private FhirPathContext InvariantContext => field ??= ExpressionContext with { MembershipTakesAll = true, IsAsR4Asks = true };

    private FhirPathContext Context(ValidationOptions options) => options.Resolve is null ? InvariantContext : Context(options, InvariantContext);

    // What conformsTo() looks at, it looks at by the same means.
    private FhirPathContext Context(ValidationOptions options, FhirPathContext plain)
    {
        FhirPathContext? context = null;
        return context = plain with { Resolve = options.Resolve, ConformsTo = (canonical, element) => ExpressionAnswers.Conforms(canonical, element, book, options, context ?? plain) };
    }

    /// <summary>For expressions outside a validation: what they ask of terminology and profiles, these definitions answer.</summary>
    public FhirPathContext ExpressionContext => field ??= ExpressionAnswers.Context(book.Definitions, book.Terminology, book);
}
