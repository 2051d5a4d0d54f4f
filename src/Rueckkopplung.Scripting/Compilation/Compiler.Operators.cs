using Rueckkopplung.Scripting.Lexing;
using Rueckkopplung.Scripting.Parsing;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Compilation;

internal sealed partial class Compiler
{
    private delegate ScriptValue Operator(RunContext run, ScriptValue left, ScriptValue right);

    // A long chain such as a + b + c + … leans to the left: it is walked, not recursed into.
    private Eval Operation(Binary binary)
    {
        var chain = new Stack<Binary>();
        Expression first = binary;
        while (first is Binary inner)
        {
            chain.Push(inner);
            first = inner.Left;
        }

        var result = Expr(first);
        for (var level = 1; chain.TryPop(out var link); level++)
        {
            result = Apply(link, result, Expr(link.Right));
            if (level % LevelsBetweenGuards == 0)
                result = Guarded(result);
        }

        return result;
    }

    private static Eval Apply(Binary binary, Eval left, Eval right)
    {
        switch (binary.Sign)
        {
            case "+":
                return Add(left, right);
            case "-":
                return Arithmetic(left, right, static (a, b) => a - b);
            case "===":
                return frame => Operators.StrictEquals(frame.Run, left(frame), right(frame));
            case "!==":
                return frame => !Operators.StrictEquals(frame.Run, left(frame), right(frame));
            case "<":
                return Comparison(left, right, static (a, b) => a < b, OperatorOf("<"));
            case ">":
                return Comparison(left, right, static (a, b) => a > b, OperatorOf(">"));
        }

        var apply = OperatorOf(binary.Sign);
        var position = binary.Position;
        return frame =>
        {
            var a = left(frame);
            var b = right(frame);
            frame.Run.Position = position;
            return apply(frame.Run, a, b);
        };
    }

    private static Eval Add(Eval left, Eval right) => frame =>
    {
        var a = left(frame);
        var b = right(frame);
        return a.IsNumber && b.IsNumber ? a.Num + b.Num : Operators.Add(frame.Run, a, b);
    };

    private static Eval Arithmetic(Eval left, Eval right, Func<double, double, double> apply) => frame =>
    {
        var a = left(frame);
        var b = right(frame);
        if (a.IsNumber && b.IsNumber)
            return apply(a.Num, b.Num);

        var x = Coerce.ToNumber(frame.Run, a);
        return apply(x, Coerce.ToNumber(frame.Run, b));
    };

    private static Eval Comparison(Eval left, Eval right, Func<double, double, bool> quick, Operator full) => frame =>
    {
        var a = left(frame);
        var b = right(frame);
        return a.IsNumber && b.IsNumber ? quick(a.Num, b.Num) : full(frame.Run, a, b);
    };

    private static Operator OperatorOf(string sign) => sign switch
    {
        "+" => Operators.Add,
        "-" => Numeric(static (a, b) => a - b),
        "*" => Numeric(static (a, b) => a * b),
        "/" => Numeric(static (a, b) => a / b),
        "%" => Numeric(static (a, b) => a % b),
        "**" => Numeric(Operators.Power),
        "&" => Numeric(static (a, b) => Coerce.ToInt32(a) & Coerce.ToInt32(b)),
        "|" => Numeric(static (a, b) => Coerce.ToInt32(a) | Coerce.ToInt32(b)),
        "^" => Numeric(static (a, b) => Coerce.ToInt32(a) ^ Coerce.ToInt32(b)),
        "<<" => Numeric(static (a, b) => Coerce.ToInt32(a) << (Coerce.ToInt32(b) & 31)),
        ">>" => Numeric(static (a, b) => Coerce.ToInt32(a) >> (Coerce.ToInt32(b) & 31)),
        ">>>" => Numeric(static (a, b) => (uint)Coerce.ToInt32(a) >> (Coerce.ToInt32(b) & 31)),
        "==" => static (run, a, b) => Operators.LooseEquals(run, a, b),
        "!=" => static (run, a, b) => !Operators.LooseEquals(run, a, b),
        "===" => static (_, a, b) => Operators.StrictEquals(a, b),
        "!==" => static (_, a, b) => !Operators.StrictEquals(a, b),
        "<" => static (run, a, b) => Operators.Less(run, a, b, leftFirst: true) == true,
        ">" => static (run, a, b) => Operators.Less(run, b, a, leftFirst: false) == true,
        "<=" => static (run, a, b) => Operators.Less(run, b, a, leftFirst: false) == false,
        ">=" => static (run, a, b) => Operators.Less(run, a, b, leftFirst: true) == false,
        "in" => static (run, a, b) => Operators.In(run, a, b),
        "instanceof" => static (run, a, b) => Operators.InstanceOf(run, a, b),
        _ => throw new InvalidOperationException($"No operator '{sign}'.")
    };

    private static Operator Numeric(Func<double, double, double> apply) => (run, a, b) =>
    {
        var x = Coerce.ToNumber(run, a);
        return apply(x, Coerce.ToNumber(run, b));
    };

    private Eval Prefix(Unary unary)
    {
        if (unary.Sign == "delete")
            return Delete(unary.Operand);

        if (unary is { Sign: "typeof", Operand: Identifier name })
        {
            var read = Read(name, mayBeMissing: true);
            return frame => Operators.TypeOf(read(frame));
        }

        var operand = Expr(unary.Operand);
        return unary.Sign switch
        {
            "!" => frame => !Coerce.ToBoolean(operand(frame)),
            "-" => frame => -Coerce.ToNumber(frame.Run, operand(frame)),
            "+" => frame => Coerce.ToNumber(frame.Run, operand(frame)),
            "~" => frame => ~Coerce.ToInt32(Coerce.ToNumber(frame.Run, operand(frame))),
            "typeof" => frame => Operators.TypeOf(operand(frame)),
            "void" => frame =>
            {
                operand(frame);
                return default;
            }
            ,
            _ => throw new SyntaxError($"Unexpected '{unary.Sign}'", unary.Position)
        };
    }

    private Eval Delete(Expression operand)
    {
        if (operand is Chain { Inner: var inner })
            operand = inner;
        if (operand is not (Member or Element))
        {
            var value = Expr(operand is Identifier ? new Literal(operand.Position, default) : operand);
            var isName = operand is Identifier name && StaticScope.Find(scope, name.Name, out _) is not null;
            return frame =>
            {
                value(frame);
                return !isName;
            };
        }

        var place = PlaceOf(operand, isChain: true);
        var mustSucceed = isStrict;
        return frame =>
        {
            var (target, key) = place(frame);
            if (target.IsEmpty)
                return true;

            var run = frame.Run;
            var name = Coerce.ToKey(run, key);
            var done = Coerce.ToObject(run, target).Delete(run, name);
            return done || !mustSucceed ? done : throw run.TypeError($"Cannot delete property '{name}'");
        };
    }

    private Eval Either(Logical logical)
    {
        var left = Expr(logical.Left);
        var right = Expr(logical.Right);
        return logical.Sign switch
        {
            "&&" => frame => left(frame) is var value && Coerce.ToBoolean(value) ? right(frame) : value,
            "||" => frame => left(frame) is var value && Coerce.ToBoolean(value) ? value : right(frame),
            _ => frame => left(frame) is var value && value.IsNullish ? right(frame) : value
        };
    }

    private Eval Choice(Conditional conditional)
    {
        var test = Expr(conditional.Test);
        var then = Expr(conditional.Then);
        var otherwise = Expr(conditional.Else);
        return frame => Coerce.ToBoolean(test(frame)) ? then(frame) : otherwise(frame);
    }

    private Eval LastOf(Sequence sequence)
    {
        var items = Array.ConvertAll(sequence.Items, Expr);
        return frame =>
        {
            ScriptValue last = default;
            foreach (var item in items)
                last = item(frame);
            return last;
        };
    }
}
