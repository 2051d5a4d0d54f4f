using Rueckkopplung.Cases;
using Rueckkopplung.Storage.Sql;

namespace Rueckkopplung.Storage.Steps;

/// <summary>What a running step knows about itself. Outside a step it is not active.</summary>
public sealed class StepScope
{
    private readonly List<Action> afterCommit = [];
    private SqlConnection? sql;

    /// <summary>Whether the services of this scope belong to a step.</summary>
    public bool IsActive => sql is not null;

    public StepOrigin Origin { get; private set; }

    /// <summary>The house's time of the whole step.</summary>
    public DateTimeOffset Now { get; internal set; }

    /// <summary>System time, for leases and heartbeats.</summary>
    internal DateTimeOffset SystemNow { get; private set; }

    /// <summary>Whether the step left work for the house's loops.</summary>
    internal bool LeavesWork { get; private set; }

    /// <summary>On whose behalf the step acts; the house until somebody is named.</summary>
    public Actor Actor { get; private set; } = Actor.House;

    /// <summary>Whether a broken rule refuses the step (a person began it) instead of becoming an incident.</summary>
    public bool RefusesBrokenRules => Origin is StepOrigin.Person or StepOrigin.Public;

    /// <summary>The step's context; null as long as nobody has asked for it, for it costs more than a small step.</summary>
    internal RueckkopplungDb? Db { get; set; }

    internal SqlConnection Sql => sql ?? throw new InvalidOperationException(
        "This needs a step: call it inside IStepRunner.RunAsync, with the services handed to the step.");

    internal IReadOnlyList<Action> Callbacks => afterCommit;

    public void ActAs(Actor actor) => Actor = actor;

    /// <summary>Runs after the COMMIT, if there is one; it must be quick and must not throw.</summary>
    public void AfterCommit(Action callback) => afterCommit.Add(callback);

    /// <summary>Wakes the house's loops after the commit.</summary>
    public void LeaveWork() => LeavesWork = true;

    internal void Begin(SqlConnection connection, StepOrigin origin, Providers.StepTimes times)
    {
        sql = connection;
        Origin = origin;
        (Now, SystemNow) = (times.House, times.System);
    }
}
