using Rueckkopplung.Scripting.Parsing;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Compilation;

internal sealed partial class Compiler
{
    private delegate (ScriptValue Target, ScriptValue Key) Place(Frame frame);

    private Eval ReadMember(Member member)
    {
        var target = Expr(member.Target);
        PropertyKey key = member.Name;
        var position = member.Position;
        var isOptional = member.IsOptional;
        return frame =>
        {
            var holder = target(frame);
            if (holder.IsEmpty || (isOptional && holder.IsNullish))
                return ScriptValue.Empty;

            frame.Run.Position = position;
            return Members.Get(frame.Run, holder, key);
        };
    }

    private Eval ReadElement(Element element)
    {
        var target = Expr(element.Target);
        var key = Expr(element.Key);
        var position = element.Position;
        var isOptional = element.IsOptional;
        return frame =>
        {
            var holder = target(frame);
            if (holder.IsEmpty || (isOptional && holder.IsNullish))
                return ScriptValue.Empty;

            var name = key(frame);
            frame.Run.Position = position;
            return Members.GetAt(frame.Run, holder, name);
        };
    }

    private Eval WholeChain(Chain chain)
    {
        var inner = Expr(chain.Inner);
        return frame => inner(frame) is { IsEmpty: false } value ? value : default;
    }

    /// <summary>Where a member is; an empty target says that an optional chain was cut before it.</summary>
    private Place PlaceOf(Expression expression, bool isChain = false)
    {
        var (holder, at, isOptional) = expression switch
        {
            Member member => (member.Target, new Literal(member.Position, member.Name), member.IsOptional),
            Element element => (element.Target, element.Key, element.IsOptional),
            _ => throw new Lexing.SyntaxError("Invalid left-hand side in assignment", expression.Position)
        };
        var target = Expr(holder);
        var key = Expr(at);
        var position = expression.Position;
        return frame =>
        {
            var value = target(frame);
            if (isChain && (value.IsEmpty || (isOptional && value.IsNullish)))
                return (ScriptValue.Empty, default);

            var name = key(frame);
            frame.Run.Position = position;
            return (value, name);
        };
    }

    private Eval CallOf(Call call)
    {
        var arguments = ArgumentsOf(call.Arguments);
        var position = call.Position;
        var described = Describe(call.Callee);
        var isOptional = call.IsOptional;
        if (call.Callee is Member or Element)
            return CallMember(call, arguments, described);

        if (call.Callee is Chain { Inner: Member or Element } inner)
            return CallMember(call with { Callee = inner.Inner }, arguments, described, endsChain: true);

        var callee = Expr(call.Callee);
        return frame =>
        {
            var function = callee(frame);
            if (function.IsEmpty || (isOptional && function.IsNullish))
                return ScriptValue.Empty;

            var values = arguments(frame);
            frame.Run.Position = position;
            return Members.Call(frame.Run, function, default, values, described);
        };
    }

    private Eval CallMember(Call call, Func<Frame, ScriptValue[]> arguments, string described, bool endsChain = false)
    {
        var place = PlaceOf(call.Callee, isChain: true);
        var position = call.Callee.Position;
        var isOptional = call.IsOptional;
        return frame =>
        {
            var (target, key) = place(frame);
            if (target.IsEmpty && !endsChain)
                return target;

            var function = target.IsEmpty ? default : Members.GetAt(frame.Run, target, key);
            if (isOptional && function.IsNullish)
                return ScriptValue.Empty;

            var values = arguments(frame);
            frame.Run.Position = position;
            return Members.Call(frame.Run, function, target, values, described);
        };
    }

    private Eval NewOf(New creation)
    {
        var callee = Expr(creation.Callee);
        var arguments = ArgumentsOf(creation.Arguments);
        var described = Describe(creation.Callee);
        var position = creation.Position;
        return frame =>
        {
            var constructor = callee(frame);
            var values = arguments(frame);
            frame.Run.Position = position;
            return constructor.Ref is ScriptFunction function
                ? function.Construct(frame.Run, values)
                : throw frame.Run.TypeError($"{described} is not a constructor");
        };
    }

    private Func<Frame, ScriptValue[]> ArgumentsOf(Expression[] arguments)
    {
        if (Array.Exists(arguments, argument => argument is Spread))
        {
            var append = Items(arguments);
            return frame =>
            {
                var list = new ScriptArray();
                append(frame, list);
                frame.Run.Charge(16L * list.Length);
                return list.Items.ToArray();
            };
        }

        var values = Array.ConvertAll(arguments, Expr);
        if (values.Length == 0)
            return static _ => [];

        return frame =>
        {
            var result = new ScriptValue[values.Length];
            for (var i = 0; i < result.Length; i++)
                result[i] = values[i](frame);
            return result;
        };
    }

    private Action<Frame, ScriptArray> Items(Expression?[] items)
    {
        var values = Array.ConvertAll(items, item => item switch
        {
            null => Constant(ScriptValue.Empty),
            Spread spread => Expr(spread.Value),
            _ => Expr(item)
        });
        var spreads = Array.ConvertAll(items, item => item is Spread ? item.Position : -1);
        return (frame, list) =>
        {
            for (var i = 0; i < values.Length; i++)
            {
                var value = values[i](frame);
                if (spreads[i] < 0)
                {
                    list.Add(frame.Run, value);
                    continue;
                }

                frame.Run.Position = spreads[i];
                Cursor.Append(frame.Run, value, list);
            }
        };
    }

    /// <summary>What is called, as messages name it.</summary>
    private static string Describe(Expression callee) => callee switch
    {
        Identifier name => name.Name,
        This => "this",
        Member member => $"{Describe(member.Target)}.{member.Name}",
        Element element => $"{Describe(element.Target)}[...]",
        Call call => $"{Describe(call.Callee)}(...)",
        Chain chain => Describe(chain.Inner),
        _ => "(intermediate value)"
    };
}
