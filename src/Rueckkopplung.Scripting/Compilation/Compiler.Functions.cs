using Rueckkopplung.Scripting.Parsing;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Compilation;

internal sealed partial class Compiler
{
    private Eval FunctionOf(Function function)
    {
        var outer = (scope, isStrict, isInFunction, isInOwnArguments);
        StaticScope? ownNameScope = null;
        if (function.BindsOwnName)
        {
            ownNameScope = scope = new StaticScope(scope, ownsLayout: true, isFunction: false);
            scope.Declare(new Identifier(function.Position, function.Name), BindingKind.OwnName);
        }

        scope = new StaticScope(scope, ownsLayout: true, isFunction: true);
        isStrict = function.IsStrict;
        isInFunction = true;
        isInOwnArguments |= !function.IsArrow;
        var template = TemplateOf(function);
        (scope, isStrict, isInFunction, isInOwnArguments) = outer;
        return ownNameScope is null ? frame => MakeClosure(frame, template, frame.Scope) : frame =>
        {
            var own = new Scope(new ScriptValue[1], frame.Scope);
            own.Slots[0] = MakeClosure(frame, template, own);
            return own.Slots[0];
        };
    }

    private static ScriptValue MakeClosure(Frame frame, FunctionTemplate template, Scope captured)
    {
        frame.Run.Charge(128);
        return new ScriptValue(template.IsArrow
            ? new Closure(template, captured, frame.Self, frame.Arguments)
            : new Closure(template, captured, default, []));
    }

    private FunctionTemplate TemplateOf(Function function)
    {
        var own = scope;
        var parameters = function.Parameters;
        var isPlain = Array.TrueForAll(parameters, parameter => parameter is Identifier);
        foreach (var name in parameters.SelectMany(Patterns.Names))
            own.Declare(name, BindingKind.Parameter);
        var slots = isPlain ? Array.ConvertAll(parameters, SlotOf) : [];
        var bind = isPlain ? null : BindParameters(parameters);
        foreach (var name in function.Body.SelectMany(Declarations.Vars))
            own.Declare(name, BindingKind.Var);
        return new FunctionTemplate(function.Name, LengthOf(parameters), function.IsArrow)
        {
            IsConstructor = function is { IsArrow: false, IsMethod: false },
            ParameterSlots = slots,
            BindParameters = bind,
            Body = BodyOf(function, own),
            Layout = own.Layout,
            Text = (source, function.Start, function.End)
        };
    }

    private int SlotOf(Expression parameter) => StaticScope.Find(scope, ((Identifier)parameter).Name, out _)!.Slot;

    private static int LengthOf(Expression[] parameters)
    {
        var first = Array.FindIndex(parameters, parameter => parameter is Default or Spread);
        return first < 0 ? parameters.Length : first;
    }

    private Eval BodyOf(Function function, StaticScope own)
    {
        if (function.Body is [Return { Value: { } value }])
            return Expr(value);

        var body = Body(function.Body, own);
        return frame => body(frame) == Completion.Return ? frame.Result : default;
    }

    private Action<Frame> BindParameters(Expression[] parameters)
    {
        var stores = Array.ConvertAll(
            parameters, parameter => Bind(parameter is Spread rest ? rest.Value : parameter, isDeclaration: true));
        var restAt = Array.FindIndex(parameters, parameter => parameter is Spread);
        return frame =>
        {
            var given = frame.Arguments;
            for (var i = 0; i < stores.Length; i++)
            {
                ScriptValue value = default;
                if (i == restAt)
                    value = new ScriptValue(ScriptArray.Of(frame.Run, given.Length > i ? given[i..] : []));
                else if (i < given.Length)
                    value = given[i];
                stores[i](frame, value);
            }
        };
    }
}
