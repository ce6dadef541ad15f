using System.Text.RegularExpressions;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>Where FHIRPath and fhirpath.js 5.2.2 part, with what makes our answer right. A row that explains nothing any more fails the test.</summary>
internal static class KnownDifferences
{
    /// <param name="Part">A text that the expression contains.</param>
    /// <param name="Why">The clause, or what the peer lacks.</param>
    public sealed record Row(string Part, string Why);

    /// <summary>A class of differences that random expressions fall into.</summary>
    /// <param name="Expression">A regular expression that the expression matches.</param>
    /// <param name="Ours">The same for our answer, and <paramref name="Theirs"/> for the peer's.</param>
    public sealed record Class(string Expression, string Ours, string Theirs, string Why)
    {
        public bool Explains(string expression, string ours, string theirs) =>
            Regex.IsMatch(expression, Expression) && Regex.IsMatch(ours, Ours) && Regex.IsMatch(theirs, Theirs);
    }

    private const string N1 = "https://hl7.org/fhirpath/N1/";

    private const string Precision = "the peer counts in double precision";
    private const string OwnUnits = $"{N1}#multiplication: the units of the operands, where the peer takes base units";
    private const string Durations = $"{N1}#time-valued-quantities: calendar durations of a week and less are definite, and a year has 12 months";
    private const string SameUnit = $"{N1}#addition: numbers in the same unit, on whatever scale";

    public static readonly IReadOnlyList<Row> All =
    [
        // What the peer does not have, or has only with a server.
        new("resolve()", "the peer resolves only over HTTP"),
        new("checkModifiers", "the peer has no checkModifiers()"),
        new("%rootResource", "the peer sets no %rootResource"),
        new("%sct", "the peer has no %sct"),
        new("%loinc", "the peer has no %loinc"),
        new("%`vs-", "the peer has no %vs-"),
        new("%'vs-", "the peer has no %vs-"),
        new("%`ext-", "the peer has no %ext-"),
        new("now()", "the tests' clock stands still"),
        new("today()", "the tests' clock stands still"),
        new("timeOfDay()", "the tests' clock stands still"),
        new("baseType", $"{N1}#reflection: SimpleTypeInfo has a baseType"),
        new("toQuantity('g')", "later N1 text: a number without unit takes the one asked for"),
        new("1 'm'.convertsToQuantity('kg')", "a test answers false where the conversion has no answer"),

        // Numbers: the peer counts in double precision and has no Integer.
        new("'99999999999'.toInteger()", $"{N1}#integer: Integer ends at 2^31-1"),
        new("2147483647", $"{N1}#math-1: overflow is empty"),
        new("2.power(31)", $"{N1}#math-1: overflow is empty"),
        new("79228162514264337593543950335.0", $"{N1}#math-1: overflow is empty"),
        new("3.toDecimal() is Decimal", $"{N1}#todecimal-decimal: the result is a Decimal"),
        new("0.ln()", $"{N1}#ln-decimal: no answer is empty"),
        new("16.log(1)", $"{N1}#logbase-decimal-decimal: no answer is empty"),
        new("(-2.5).round()", $"{N1}#roundprecision-integer-decimal: halves round away from zero"),
        new("2.5.round(-1)", $"{N1}#roundprecision-integer-decimal: a negative precision is an error"),
        new("1.5.round({})", $"{N1}#propagation-of-empty-results-in-expressions: an empty argument gives nothing"),
        new("(-1).log(2)", $"{N1}#logbase-decimal-decimal: no answer is empty"),
        new("16.log(0)", $"{N1}#logbase-decimal-decimal: no answer is empty"),
        new("(-1).ln()", $"{N1}#ln-decimal: no answer is empty"),
        new("1000.exp()", $"{N1}#math-1: overflow is empty"),
        new("9999999999.9.truncate()", $"{N1}#integer: Integer ends at 2^31-1"),

        // Strings.
        new("\\uD83D", "later N1 text: positions and lengths count characters"),
        new("'(a)\\\\1'", "patterns that need backtracking are refused"),
        new("(?<month>", $"{N1}#replacematchesregex-string-substitution-string-string: the specification's own example"),
        new("name.first().toString()", $"{N1}#tostring-string: other types are empty"),
        new("name.first().convertsToString()", $"{N1}#convertstostring-string: other types are false"),

        // Dates, times and quantities.
        new("@2024-03-14.toDateTime() is DateTime", $"{N1}#todatetime-datetime: the result is a DateTime"),
        new("birthDate.getValue() is Date", "https://hl7.org/fhir/R4/fhirpath.html#functions: the System value"),
        new("T13:00:00 + 30 minutes", $"{N1}#datetime-arithmetic: an offset that was not written is not added"),
        new("+ 42.53 seconds", $"{N1}#datetime-arithmetic: the offset is kept"),
        new("T23:59:59 + 1 's'", $"{N1}#datetime-arithmetic: an offset that was not written is not added"),
        new("T23:59:59Z + 10 milliseconds", "Z is kept"),
        new("@9999-12-31 + 1 day", $"{N1}#date: the range ends at 9999-12-31"),
        new("@0001-01-01 - 1 year", $"{N1}#date: the range begins at 0001-01-01"),
        new("100000000 years", $"{N1}#date: the range ends at 9999-12-31"),
        new("453.592370000000000000001", Precision),
        new("37 'Cel'.toQuantity(", Precision),
        new("3 'L' - 1 'dm3'", Precision),
        new("12 'cm' * 3 'cm'", OwnUnits),
        new("3 'cm' * 12 'cm2'", OwnUnits),
        new("12 'cm2' / 3 'cm'", OwnUnits),
        new("5 'mg/mL' * 2 'mL'", OwnUnits),
        new("10 'mg' / 2 'mL'", OwnUnits),
        new("80 'kg' / 4 'm2'", OwnUnits),
        new("5 '10*9/L' * 2 'L'", OwnUnits),
        new("6 / 2 's'", OwnUnits),
        new("6 'm' / 2 's' / 3 's'", OwnUnits),
        new("10 'mg' / 2 days", Durations),
        new("3 days / 36 hours", Durations),
        new("1 year / 1 month", Durations),
        new("2 * 37 'Cel'", SameUnit),
        new("37 'Cel' + 1 'Cel'", SameUnit),
        new("3 '[iU]/L'", "https://ucum.org/ucum#section-Semantics, 18.5: a multiple of a unit is comparable with it"),
        new("3 '[iU]' =", $"{N1}#quantity-equality: other dimensions are empty"),
        new("1 'mol' =", "https://ucum.org/ucum#section-Derived-Unit-Atoms: a mole is a number"),
        new("1 'g' = 1 'mL'", $"{N1}#quantity-equality: other dimensions are empty"),
        new("1 'xyz' = 1 'g'", $"{N1}#quantity-equality: unknown units are empty"),
        new("1 'g'.toQuantity('gram')", $"{N1}#toquantityunit-string-quantity: the argument is a unit"),
        new("1 'g'.convertsToQuantity(", $"{N1}#convertstoquantityunit-string-boolean: a quantity is asked, too"),
        new("1 'cm' = 1 's'", $"{N1}#quantity-equality: other dimensions are empty"),
        new("1 'mg' = 1 'MG'", $"{N1}#quantity-equality: other dimensions are empty (MG is a megagauss)"),
        new("1 year + 12 months", "later N1 text: years and months are not added to each other"),

        // Collections and conditions.
        new("(1 | 2 | 3) ~ (3 | 1 | 2)", $"{N1}#equivalent: order does not matter"),
        new("true < false", $"{N1}#comparison: Booleans have no order"),
        new("name.iif(true, 1)", "later N1 text: iif takes at most one item"),
        new("iif(gender, 1, 2)", $"{N1}#singleton-evaluation-of-collections: one item is true"),
        new("name.where(given)", $"{N1}#singleton-evaluation-of-collections: several items are an error"),
        new("name['a']", $"{N1}#index-integer-collection: the index is an Integer"),
        new("name.skip(-2)", $"{N1}#skipnum-integer-collection: zero or less skips nothing"),
        new("name.take(-1)", $"{N1}#takenum-integer-collection: zero or less takes nothing"),
        new("true or name", $"{N1}#boolean-logic: the right side may be left alone"),
        new("false and name", $"{N1}#boolean-logic: the right side may be left alone"),
        new("descendants()", $"{N1}#descendants-collection: the order is not defined"),

        // Types.
        new("component.value as ", "R4's own search parameters filter with as; the peer holds to one item"),
        new("gender.ofType(string)", "https://hl7.org/fhir/R4/fhirpath.html#functions: primitives are independent types to ofType()"),
        new("System.string", "https://hl7.org/fhir/R4/fhirpath.html#types writes System.string"),
        new("active as Boolean", "https://hl7.org/fhir/R4/fhirpath.html#types: as() takes a FHIR value for a System value"),
        new("ofType(Boolean)", $"{N1}#oftypetype-type-specifier-collection: a FHIR boolean is no System.Boolean"),
        new("birthDate.value", "https://hl7.org/fhir/R4/fhirpath.html#types: primitives have their value as a child"),
        new("gender.value is", "https://hl7.org/fhir/R4/fhirpath.html#types: primitives have their value as a child"),
        new("given.value", "https://hl7.org/fhir/R4/fhirpath.html#types: primitives have their value as a child"),
        new("type().element", $"{N1}#reflection: ClassInfo has element"),
        new("type().type()", $"{N1}#reflection: type information has a type"),
    ];

    public static readonly IReadOnlyList<Class> Classes =
    [
        new(@"'(m?g|kg|c?m|min|h)'|onset|contained\.value|dose|length|Duration|quantity", @"^\[\]$", @"^\[(true|false)\]$", $"{N1}#quantity-equality: other dimensions are empty"),
        new(@"1 'h'\)? !?~ \(?30 'min'|30 'min'\)? !?~ \(?1 'h'", "", "", "later N1 text: the finer is rounded in the coarser unit, half an hour to one"),
        new(@"\.(sum|min|max)\(\)", "^error$", @"^\[-?[0-9.]+\]$", "later N1 text: items of different types are an error, and the peer has no Integer"),
        new(@"\.type\(\)\.name", @"^\[[A-Z]\w+(\.\w+)+\]$", @"^\[(Backbone)?Element\]$", $"{N1}#reflection: the type of a nested element is its path"),
        new(@"\.type\(\)\.name", @"^\[(id|uri|Extension)\]$", @"^\[(String|Object)\]$", "the type that FHIR's own definition names for id and url"),
        new(@"\$this is (string|Element)\b", "", "", "https://hl7.org/fhir/R4/datatypes.html#id: id is a string, and an Element"),
        new(@"first\(\) as string", @"^\[\w+\]$", @"^\[\]$", "https://hl7.org/fhir/R4/datatypes.html#id: id is a string"),
        new(@"repeat\(children\(\)\)\.count\(\)", @"\d", @"\d", $"{N1}#equality: a quantity without a unit equals its number"),
        new(@"escape\('html'\)", "&#", "[æøåé]", "later N1 text: ideally everything above 127 is escaped"),
        new(@"encode\('(base64|urlbase64|hex)'\)", @"^\[[\w+/=-]+\]$", @"^\[[\w+/=-]+\]$", "later N1 text: the UTF-8 of the text is encoded, hex in lower case"),
        new(@"toInteger\(\)", @"^\[\]$", @"^\[\d{10,}\]$", $"{N1}#integer: Integer ends at 2^31-1"),
        new(@"-\(", "", "^error$", $"{N1}#math-1: a FHIR number is negated like any other, and nothing stays nothing"),
    ];

    public static string? Explain(string expression, string ours, string theirs) =>
        Find(expression)?.Why ?? Classes.FirstOrDefault(row => row.Explains(expression, ours, theirs))?.Why;

    public static Row? Find(string expression) => All.FirstOrDefault(row => expression.Contains(row.Part, StringComparison.Ordinal));
}
