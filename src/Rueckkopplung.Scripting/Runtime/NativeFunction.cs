namespace Rueckkopplung.Scripting.Runtime;

/// <summary>A built-in function, or one of the host.</summary>
internal sealed class NativeFunction(
    string name, int parameters, Func<ScriptArguments, ScriptValue> body,
    Func<ScriptArguments, ScriptValue>? construct = null)
    : ScriptFunction(name, parameters)
{
    public override ScriptValue Call(RunContext run, ScriptValue self, ScriptValue[] arguments)
    {
        run.Enter();
        var result = body(new ScriptArguments(run, self, arguments));
        run.Leave();
        return result;
    }

    public override ScriptValue Construct(RunContext run, ScriptValue[] arguments)
    {
        if (construct is null)
            return base.Construct(run, arguments);

        run.Enter();
        run.Charge(128);
        var result = construct(new ScriptArguments(run, default, arguments));
        run.Leave();
        return result;
    }
}
