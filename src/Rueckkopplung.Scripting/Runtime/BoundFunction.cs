namespace Rueckkopplung.Scripting.Runtime;

internal sealed class BoundFunction(ScriptFunction target, ScriptValue self, ScriptValue[] bound)
    : ScriptFunction("bound " + target.Name, 0)
{
    public ScriptFunction Target => target;

    public override ScriptValue Call(RunContext run, ScriptValue ignored, ScriptValue[] arguments)
    {
        run.Enter();
        var result = target.Call(run, self, Join(run, arguments));
        run.Leave();
        return result;
    }

    public override ScriptValue Construct(RunContext run, ScriptValue[] arguments)
    {
        run.Enter();
        var result = target.Construct(run, Join(run, arguments));
        run.Leave();
        return result;
    }

    private ScriptValue[] Join(RunContext run, ScriptValue[] arguments)
    {
        run.Charge(32 + 16L * (bound.Length + arguments.Length));
        return [.. bound, .. arguments];
    }
}
