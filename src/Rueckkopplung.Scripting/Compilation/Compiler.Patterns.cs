using Rueckkopplung.Scripting.Parsing;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Compilation;

internal sealed partial class Compiler
{
    private Eval Assign(Assignment assignment)
    {
        if (assignment.Sign is "&&" or "||" or "??")
            return AssignWhen(assignment);

        if (assignment.Sign != "=")
            return AssignWith(assignment);

        var value = Expr(assignment.Value);
        if (assignment.Target is Member or Element)
            return AssignMember(assignment.Target, value);

        var store = Bind(assignment.Target, isDeclaration: false);
        return frame =>
        {
            var result = value(frame);
            store(frame, result);
            return result;
        };
    }

    private Eval AssignMember(Expression member, Eval value)
    {
        var place = PlaceOf(member);
        var position = member.Position;
        var mustSucceed = isStrict;
        return frame =>
        {
            var (target, key) = place(frame);
            var result = value(frame);
            frame.Run.Position = position;
            Members.SetAt(frame.Run, target, key, result, mustSucceed);
            return result;
        };
    }

    private Eval AssignWith(Assignment assignment)
    {
        var value = Expr(assignment.Value);
        var apply = OperatorOf(assignment.Sign);
        var mustSucceed = isStrict;
        if (assignment.Target is Identifier name)
        {
            var read = Read(name);
            var write = Write(name, isDeclaration: false);
            return frame =>
            {
                var old = read(frame);
                var result = apply(frame.Run, old, value(frame));
                write(frame, result);
                return result;
            };
        }

        var place = PlaceOf(assignment.Target);
        return frame =>
        {
            var (target, key) = place(frame);
            var old = Members.GetAt(frame.Run, target, key);
            var result = apply(frame.Run, old, value(frame));
            Members.SetAt(frame.Run, target, key, result, mustSucceed);
            return result;
        };
    }

    private Eval AssignWhen(Assignment assignment)
    {
        var value = Expr(assignment.Value);
        var sign = assignment.Sign;
        if (assignment.Target is Identifier name)
        {
            var read = Read(name);
            var write = Write(name, isDeclaration: false);
            return frame =>
            {
                var old = read(frame);
                if (!Applies(sign, old))
                    return old;

                var result = value(frame);
                write(frame, result);
                return result;
            };
        }

        var place = PlaceOf(assignment.Target);
        var mustSucceed = isStrict;
        return frame =>
        {
            var (target, key) = place(frame);
            var old = Members.GetAt(frame.Run, target, key);
            if (!Applies(sign, old))
                return old;

            var result = value(frame);
            Members.SetAt(frame.Run, target, key, result, mustSucceed);
            return result;
        };
    }

    private static bool Applies(string sign, ScriptValue old) => sign switch
    {
        "&&" => Coerce.ToBoolean(old),
        "||" => !Coerce.ToBoolean(old),
        _ => old.IsNullish
    };

    /// <summary>Stores a value in a name, a member, or taken apart in a pattern.</summary>
    private Store Bind(Expression pattern, bool isDeclaration)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (pattern)
        {
            case Identifier name:
                return Write(name, isDeclaration);
            case Default known:
                var target = Bind(known.Target, isDeclaration);
                var fallback = Expr(known.Value);
                return (frame, value) => target(frame, value.IsUndefined ? fallback(frame) : value);
            case ArrayPattern array:
                return BindArray(array, isDeclaration);
            case ObjectPattern members:
                return BindObject(members, isDeclaration);
            default:
                var place = PlaceOf(pattern);
                var mustSucceed = isStrict;
                return (frame, value) =>
                {
                    var (holder, key) = place(frame);
                    Members.SetAt(frame.Run, holder, key, value, mustSucceed);
                };
        }
    }

    private Store BindArray(ArrayPattern pattern, bool isDeclaration)
    {
        var items = Array.ConvertAll(pattern.Items, item => item is null ? null : Bind(item, isDeclaration));
        var rest = pattern.Rest is null ? null : Bind(pattern.Rest, isDeclaration);
        var position = pattern.Position;
        return (frame, value) =>
        {
            frame.Run.Position = position;
            var cursor = Cursor.Over(frame.Run, value);
            var isOpen = true;
            foreach (var item in items)
            {
                ScriptValue next = default;
                isOpen = isOpen && cursor.Next(frame.Run, out next);
                item?.Invoke(frame, next);
            }

            if (rest is not null)
            {
                var left = ScriptArray.Of(frame.Run, []);
                while (isOpen && cursor.Next(frame.Run, out var more))
                    left.Add(frame.Run, more);
                rest(frame, new ScriptValue(left));
            }
            else if (isOpen)
            {
                cursor.Close(frame.Run);
            }
        };
    }

    private Store BindObject(ObjectPattern pattern, bool isDeclaration)
    {
        var keys = Array.ConvertAll(pattern.Members, member => Expr(member.Key));
        var targets = Array.ConvertAll(pattern.Members, member => Bind(member.Target, isDeclaration));
        var rest = pattern.Rest is null ? null : Bind(pattern.Rest, isDeclaration);
        var position = pattern.Position;
        return (frame, value) =>
        {
            var run = frame.Run;
            run.Position = position;
            if (value.IsNullish)
                throw run.TypeError($"Cannot destructure {Coerce.Describe(value)}.");

            var taken = new HashSet<PropertyKey>();
            for (var i = 0; i < keys.Length; i++)
            {
                var key = Coerce.ToKey(run, keys[i](frame));
                if (rest is not null)
                    taken.Add(key);
                run.Position = position;
                targets[i](frame, Members.Get(run, value, key));
            }

            if (rest is null)
                return;

            run.Charge(96);
            var left = new ScriptObject();
            CopyMembers(run, value, left, taken);
            rest(frame, new ScriptValue(left));
        };
    }
}
