using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Web.Activities;
using Rueckkopplung.Web.Demo;
using Rueckkopplung.Workflows.Activities;
using Rueckkopplung.Workflows.Definitions;
using Rueckkopplung.Workflows.Execution;
using Rueckkopplung.Workflows.Json;

namespace Rueckkopplung.Web.Tests.Definitions;

/// <summary>
/// Walks every sequence of outcomes, and of no reply, through each shipped definition: none ends without closing, none stops
/// without a wait, none skips a step. Situations seen before are not walked again.
/// </summary>
public sealed class ShippedDefinitionSpecs : IDefinitionSource
{
    private const int MostTasks = 12;
    private static readonly WorkflowEngine Engine =
        new(new ActivityCatalogue([.. ActivityCatalogue.BuiltIn, .. AddCaseActivitiesExtensions.CaseActivities]));

    private static readonly CityDirectory City = ReferenceFill.City();

    private static readonly Dictionary<string, WorkflowDefinition> Shipped = Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows"), "*.json")
        .Select(file => DefinitionJson.Read(File.ReadAllText(file)))
        .ToDictionary(definition => definition.DefinitionId, StringComparer.Ordinal);

    public static TheoryData<string, AnswerWay> Walks
    {
        get
        {
            var walks = new TheoryData<string, AnswerWay>();
            foreach (var definition in new[] { "eingang", "mangel", "bedarf", "nachpruefung", "ueberbringen" })
            {
                foreach (var way in new[] { AnswerWay.Email, AnswerWay.Phone, AnswerWay.None })
                    walks.Add(definition, way);
            }

            return walks;
        }
    }

    public WorkflowDefinition? Find(string definitionId, int? version) => Shipped.GetValueOrDefault(definitionId);

    [Theory]
    [MemberData(nameof(Walks))]
    public void Every_sequence_of_outcomes_ends_with_a_closed_or_handed_on_case(string definitionId, AnswerWay way)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<IReadOnlyList<string>>([[]]);
        var (ends, faults) = (0, new List<string>());
        while (open.TryDequeue(out var path))
        {
            var walked = Walk(definitionId, way, path);
            var trail = $"{definitionId}: {string.Join(" → ", path)}";
            faults.AddRange(walked.Faults.Select(fault => $"{trail}: {fault}"));
            if (walked.HasEnded)
            {
                ends++;
                if (!walked.PassedClosing || !(walked.IsHandedOn || walked.File.ClosedAt is not null || definitionId == "ueberbringen"))
                    faults.Add($"{trail}: ended without closing");
                continue;
            }

            if (!walked.Moves().Any())
                faults.Add($"{trail}: stops without a wait");
            if (path.Count < MostTasks && seen.Add(walked.Situation))
                walked.Moves().Select(move => (IReadOnlyList<string>)[.. path, move]).ToList().ForEach(open.Enqueue);
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults.Take(10)));
        Assert.True(ends > 0, "The walk found no end.");
    }

    [Fact]
    public void Each_shipped_file_is_read_compiled_and_described_in_German()
    {
        Assert.NotEmpty(Shipped);
        Assert.All(Shipped.Values, definition =>
        {
            Assert.False(string.IsNullOrWhiteSpace(definition.Description));
            Assert.NotNull(Engine.Compile(definition, this));
        });
    }

    private WalkedCase Walk(string definitionId, AnswerWay way, IReadOnlyList<string> path)
    {
        var walked = new WalkedCase(Engine, Engine.Compile(Shipped[definitionId], this), City, StartOf(definitionId, way));
        walked.Begin(definitionId == "eingang" ? "eingang" : null);
        foreach (var move in path)
            walked.Do(move);

        return walked;
    }

    private static Start StartOf(string definitionId, AnswerWay way) => definitionId switch
    {
        "eingang" => new Start(null, null, way, (_, _, _, _) => { }),
        "bedarf" => new Start(ConcernKind.Bedarf, "jugendtreff", way, (file, city, actor, now) => Assign(file, city, actor, now, "51")),
        "mangel" => new Start(ConcernKind.Mangel, "wilder-muell", way, (file, city, actor, now) => Assign(file, city, actor, now, "KBK-A")),
        _ => new Start(ConcernKind.Mangel, "wilder-muell", way, (file, _, actor, now) => file.TakeUp(actor, now)),
    };

    private static void Assign(CaseFile file, CityDirectory city, Actor actor, DateTimeOffset now, string unit) =>
        file.Assign(new Assignment(unit), city, actor, now);
}
