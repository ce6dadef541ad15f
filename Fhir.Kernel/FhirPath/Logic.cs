namespace Fhir.Kernel.FhirPath;

/// <summary><c>and or xor implies</c>. The right side is left alone when the left one decides. https://hl7.org/fhirpath/N1/#boolean-logic</summary>
internal sealed class LogicOperation(int at, string symbol, Operation left, Operation right) : BooleanOperation(at)
{
    private readonly Connective connective = Enum.Parse<Connective>(symbol, ignoreCase: true);

    private enum Connective : byte
    {
        And,
        Or,
        Xor,
        Implies,
    }

    public override Truth Decide(Evaluation run)
    {
        var first = left.Truth(run, symbol);
        return connective switch
        {
            Connective.And => first == FhirPath.Truth.False ? first : And(first, right.Truth(run, symbol)),
            Connective.Or => first == FhirPath.Truth.True ? first : And(first.Not(), right.Truth(run, symbol).Not()).Not(),
            Connective.Implies => first == FhirPath.Truth.False ? FhirPath.Truth.True : And(first, right.Truth(run, symbol).Not()).Not(),
            _ => Xor(first, right.Truth(run, symbol)),
        };
    }

    private static Truth And(Truth left, Truth right)
    {
        if (left == FhirPath.Truth.False || right == FhirPath.Truth.False) return FhirPath.Truth.False;
        return left == FhirPath.Truth.Empty || right == FhirPath.Truth.Empty ? FhirPath.Truth.Empty : FhirPath.Truth.True;
    }

    private static Truth Xor(Truth left, Truth right) =>
        left == FhirPath.Truth.Empty || right == FhirPath.Truth.Empty ? FhirPath.Truth.Empty : Truths.Of(left != right);
}

/// <summary><c>not()</c>. https://hl7.org/fhirpath/N1/#not-boolean</summary>
internal sealed class NotOperation(int at, Operation source) : BooleanOperation(at)
{
    public override Truth Decide(Evaluation run) => source.Truth(run, "not").Not();
}
