namespace Rueckkopplung.Workflows.Tests.Engine;

/// <summary>
/// A definition drawn by lot: containers in containers, flowcharts with any arrows. Arrows and loops that lead back
/// depend on a counter that only goes up, so every one of them comes to an end.
/// </summary>
internal sealed class RandomDrawing(int seed, bool isStructured)
{
    private const int Deepest = 4;

    private readonly Random random = new(seed);
    private int ids;

    /// <summary>The definition with the variables <c>n</c>, kept, and <c>m</c>, not kept.</summary>
    public string Definition()
    {
        var strategy = Chance(30) ? "ContinueWithIncidentsStrategy" : "FaultStrategy";
        var root = isStructured ? Activity(0) : Flowchart(0);
        return "{'id':'main-1','definitionId':'main','name':'main','version':1,"
            + "'variables':[{'id':'n','name':'n','typeName':'Int32','value':'0','storageDriverTypeName':'Elsa.Workflows.WorkflowInstanceStorageDriver, E'},"
            + "{'id':'m','name':'m','typeName':'Int32','value':'1'}],"
            + $"'options':{{'incidentStrategyType':'Elsa.Workflows.IncidentStrategies.{strategy}, E'}},'root':{root}}}";
    }

    private string Activity(int depth) => depth >= Deepest || Chance(30) ? Leaf(depth) : Container(depth);

    private string Container(int depth) => random.Next(12) switch
    {
        0 or 1 => New("Sequence", $"'activities':[{Several(depth, 0, 4)}]"),
        2 => New("If", $"'condition':{Condition()},'then':{Activity(depth + 1)},'else':{Activity(depth + 1)}"),
        3 => New("Switch", $"'cases':[{Case(depth)},{Case(depth)}],'default':{Activity(depth + 1)},'mode':{Drawings.Literal(Pick("MatchFirst", "MatchAny"))}"),
        4 => New("While", $"'condition':{Drawings.Script("setN(getN() + 1); getN() < 6")},'body':{Activity(depth + 1)}"),
        5 => New("For", $"'start':{Drawings.Literal(random.Next(3))},'end':{Drawings.Literal(random.Next(4))},'step':{Drawings.Literal(1)},'body':{Activity(depth + 1)}"),
        6 => New("ForEach", $"'items':{Items()},'body':{Activity(depth + 1)}"),
        7 => New("ParallelForEach", $"'items':{Items()},'body':{Activity(depth + 1)}"),
        8 => New("Parallel", $"'activities':[{Several(depth, 0, 4)}]"),
        9 => New("Fork", $"'joinMode':'{Pick("WaitAll", "WaitAny")}','branches':[{Several(depth, 0, 4)}]"),
        10 => New("ParallelForEach", $"'items':{Items()},'body':{Activity(depth + 1)}"),
        _ => Flowchart(depth),
    };

    private string Leaf(int depth) => random.Next(24) switch
    {
        0 or 1 or 2 => New("Event", $"'eventName':{Drawings.Literal(Pick("x", "y", "z"))}"),
        3 or 4 => New("RunJavaScript", $"'script':{Drawings.Literal("setVariable('n', getVariable('n') + 1); setM(getM() * 2); getN()".Replace("'", "\\\""))}"),
        5 => New("SetVariable", $"'variable':{{'id':'m','name':'m','typeName':'Int32'}},'value':{Drawings.Script("getN() * 3")}"),
        6 => New("Delay", $"'timeSpan':{Drawings.Literal("00:00:10")}"),
        7 => New("RunTask", $"'taskName':{Drawings.Literal("t")}"),
        8 => Chance(30) ? New("Finish") : New("WriteLine", $"'text':{Drawings.Script("getM()")}"),
        9 => New(Pick("End", "Break", "Complete")),
        10 => Chance(40) ? New("Fault", $"'message':{Drawings.Literal("bad")}") : New("Start"),
        11 => Chance(50) ? New("WriteLine", $"'text':{Drawings.Script("missing()")}") : New("Nobody.Knows"),
        12 => New("ExecuteWorkflow", $"'workflowDefinitionId':{Drawings.Literal(Pick("kind", "wartet"))},'waitForCompletion':{Drawings.Literal(Chance(50))}"),
        13 => New("DispatchWorkflow", $"'workflowDefinitionId':{Drawings.Literal(Pick("kind", "wartet"))},'waitForCompletion':{Drawings.Literal(Chance(50))}"),
        14 => New("PublishEvent", $"'eventName':{Drawings.Literal(Pick("x", "y"))},'isLocalEvent':{Drawings.Literal(true)}"),
        15 when depth < Deepest => New("SetOutput", $"'outputName':{Drawings.Literal("o")},'outputValue':{Drawings.Script("getN()")}"),
        _ => New("WriteLine", $"'text':{Drawings.Script("getN() + ' ' + getCurrentValue()".Replace("getCurrentValue()", "getVariable('CurrentValue')"))}"),
    };

    private string Flowchart(int depth)
    {
        var count = random.Next(2, isStructured ? 6 : 12);
        var activities = Enumerable.Range(0, count).Select(place => Step(place, depth)).ToList();
        var arrows = new List<string>();
        for (var number = random.Next(count, 2 * count + 1); number > 0; number--)
            arrows.Add(Arrow(activities, random.Next(count), random.Next(count)));

        return New("Flowchart", $"'activities':[{string.Join(',', activities.Select(step => step.Json))}],'connections':[{string.Join(',', arrows)}]");
    }

    private (string Id, string Json, bool Decides, string[] Ports) Step(int place, int depth)
    {
        var id = $"a{++ids}";
        return random.Next(10) switch
        {
            0 or 1 or 2 => (id, Named(id, "FlowDecision", $"'condition':{Drawings.Script("setN(getN() + 1); getN() < 6")}"), true, ["True", "False"]),
            3 => (id, Named(id, "FlowJoin", Chance(30) ? null : $"'mode':{Drawings.Literal(Pick("WaitAny", "WaitAll", "WaitAllActive"))}"), false, ["Done"]),
            4 => (id, Named(id, "FlowFork", $"'branches':{Drawings.Expression("Object", "'[\\\"l\\\",\\\"r\\\"]'")}"), false, ["l", "r"]),
            5 => (id, Named(id, "FlowSwitch", $"'cases':[{FlowCase("l")},{FlowCase("r")}],'mode':{Drawings.Literal(Pick("MatchFirst", "MatchAny"))}"), false, ["l", "r", "Default"]),
            6 or 7 when depth < 2 => Nested(Activity(depth + 1)),
            _ => Nested(Leaf(Deepest)),
        };
    }

    private static (string Id, string Json, bool Decides, string[] Ports) Nested(string json) =>
        (json.Split('\'')[3], json, false, ["Done"]);

    /// <summary>Only a decision leads back, and only while its counter is small.</summary>
    private string Arrow(List<(string Id, string Json, bool Decides, string[] Ports)> steps, int from, int to)
    {
        if (from >= to && !steps[from].Decides)
            (from, to) = (to, from);

        if (from == to && !steps[from].Decides)
            to = Math.Min(from + 1, steps.Count - 1);

        var (source, target) = (steps[from], steps[to]);
        var port = from >= to ? "True" : source.Ports[random.Next(source.Ports.Length)];
        var isPlain = port == "Done" && Chance(15);
        return from == to && !source.Decides
            ? "{}" : $"{{'source':{{'activity':'{source.Id}'{(isPlain ? "" : $",'port':'{port}'")}}},'target':{{'activity':'{target.Id}'}}}}";
    }

    private string Case(int depth) =>
        $"{{'label':'c{random.Next(9)}','condition':{{'type':'JavaScript','value':'getN() % 2 == {random.Next(2)}'}},'activity':{Activity(depth + 1)}}}";

    private string FlowCase(string label) =>
        $"{{'label':'{label}','condition':{{'type':'JavaScript','value':'getN() % 3 != {random.Next(3)}'}}}}";

    private string Condition() => Drawings.Script($"getN() % {random.Next(2, 4)} == 0");

    private string Items() => Drawings.Expression("JavaScript", Pick("'[]'", "'[1]'", "'[1,2,3]'", "'[getN(), 7]'"));

    private string Several(int depth, int least, int most) =>
        string.Join(',', Enumerable.Range(0, random.Next(least, most)).Select(_ => Activity(depth + 1)));

    private string New(string type, string? more = null) => Named($"a{++ids}", type, more);

    private static string Named(string id, string type, string? more) =>
        $"{{'id':'{id}','type':'{(type.Contains('.') ? type : "Elsa." + type)}'{(more is null ? "" : "," + more)}}}";

    private bool Chance(int percent) => random.Next(100) < percent;

    private string Pick(params ReadOnlySpan<string> items) => items[random.Next(items.Length)];
}
