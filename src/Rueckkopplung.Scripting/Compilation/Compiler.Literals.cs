using Rueckkopplung.Scripting.Builtins;
using Rueckkopplung.Scripting.Lexing;
using Rueckkopplung.Scripting.Parsing;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Compilation;

internal sealed partial class Compiler
{
    private delegate void Fill(Frame frame, ScriptObject target);

    private Eval TemplateText(Template template)
    {
        var texts = template.Texts;
        var parts = Array.ConvertAll(template.Parts, Expr);
        if (parts.Length == 0)
            return Constant(texts[0]);

        return frame =>
        {
            ScriptValue result = texts[0];
            for (var i = 0; i < parts.Length; i++)
            {
                var part = parts[i](frame);
                var text = part.IsString ? part.Ref! : Coerce.ToText(frame.Run, part);
                result = Operators.Join(frame.Run, result.Ref!, text);
                result = Operators.Join(frame.Run, result.Ref!, texts[i + 1]);
            }

            return result;
        };
    }

    private static Eval Pattern(RegexLiteral literal)
    {
        try
        {
            RegexCompiler.Compile(literal.Pattern, literal.Flags, ScriptLimits.Default.RegexTime);
        }
        catch (RegexError error)
        {
            throw new SyntaxError(error.Message, literal.Position);
        }

        return frame =>
        {
            frame.Run.Charge(128);
            return new ScriptValue(RegexCompiler.Make(frame.Run, literal.Pattern, literal.Flags));
        };
    }

    private Eval ArrayOf(ArrayLiteral literal)
    {
        if (Array.Exists(literal.Items, item => item is Spread or null))
        {
            var append = Items(literal.Items);
            return frame =>
            {
                var result = ScriptArray.Of(frame.Run, []);
                append(frame, result);
                return new ScriptValue(result);
            };
        }

        var values = Array.ConvertAll(literal.Items, item => Expr(item!));
        return frame =>
        {
            var items = new ScriptValue[values.Length];
            for (var i = 0; i < items.Length; i++)
                items[i] = values[i](frame);
            return new ScriptValue(ScriptArray.Of(frame.Run, items));
        };
    }

    private Eval ObjectOf(ObjectLiteral literal)
    {
        var fills = Array.ConvertAll(literal.Members, FillOf);
        return frame =>
        {
            frame.Run.Charge(96);
            var result = new ScriptObject();
            foreach (var fill in fills)
                fill(frame, result);
            return new ScriptValue(result);
        };
    }

    private Fill FillOf(MemberNode member)
    {
        if (member.Kind == MemberKind.Spread)
        {
            var origin = Expr(member.Value);
            return (frame, target) => CopyMembers(frame.Run, origin(frame), target, []);
        }

        if (member.Value is Default)
            throw new SyntaxError("Invalid shorthand property initializer", member.Position);

        var value = Expr(member.Value);
        if (member.Kind is MemberKind.Getter or MemberKind.Setter)
            return AccessorOf(member, value);

        if (member.Key is not Literal { Value.Ref: string name })
        {
            var key = Expr(member.Key);
            return (frame, target) =>
            {
                var computed = Coerce.ToKey(frame.Run, key(frame));
                target.Define(frame.Run, computed, value(frame), PropertyFlags.All);
            };
        }

        if (name == "__proto__" && member is { Kind: MemberKind.Value, Value: not Function { IsMethod: true } })
            return (frame, target) => SetPrototype(target, value(frame));

        PropertyKey constant = name;
        return (frame, target) => target.Define(frame.Run, constant, value(frame), PropertyFlags.All);
    }

    private static void SetPrototype(ScriptObject target, ScriptValue prototype)
    {
        if (prototype.Object is not null || prototype.IsNull)
            target.Prototype = prototype.Object;
    }

    private Fill AccessorOf(MemberNode member, Eval function)
    {
        var key = Expr(member.Key);
        var isGetter = member.Kind == MemberKind.Getter;
        return (frame, target) =>
        {
            var name = Coerce.ToKey(frame.Run, key(frame));
            var made = (ScriptFunction)function(frame).Ref!;
            var known = target.TryOwn(frame.Run, name, out var property) ? property.Accessor : null;
            frame.Run.Charge(32);
            var accessor = new Accessor
            {
                Getter = isGetter ? made : known?.Getter,
                Setter = isGetter ? known?.Setter : made
            };
            target.Define(frame.Run, name, new ScriptValue(accessor, 0),
                PropertyFlags.Accessor | PropertyFlags.Enumerable | PropertyFlags.Configurable);
        };
    }

    /// <summary>Own enumerable members, as <c>...source</c> in an object or pattern.</summary>
    private static void CopyMembers(RunContext run, ScriptValue source, ScriptObject target,
        HashSet<PropertyKey> except)
    {
        if (source.IsNullish)
            return;

        var from = Coerce.ToObject(run, source);
        var keys = new List<PropertyKey>();
        if (source.IsString)
            StringBuiltins.IndexKeys(run, source.Str, keys);
        from.OwnKeys(run, keys);
        foreach (var key in keys)
        {
            run.Step();
            if (!except.Contains(key) && from.TryOwn(run, key, out var property)
                && property.Has(PropertyFlags.Enumerable))
            {
                target.Define(run, key, from.Get(run, key), PropertyFlags.All);
            }
        }
    }
}
