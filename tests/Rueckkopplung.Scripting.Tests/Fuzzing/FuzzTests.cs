using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Rueckkopplung.Scripting.Runtime;
using Rueckkopplung.Scripting.Tests.Differential;
using Xunit.Abstractions;

namespace Rueckkopplung.Scripting.Tests.Fuzzing;

/// <summary>Set RUECKKOPPLUNG_LONG=1 for the long form.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("RUECKKOPPLUNG_LONG") == "1";

    private static readonly string[] Corpus =
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Differential",
            "expected.json")))
            .RootElement.EnumerateArray().Select(entry => entry.GetProperty("source").GetString() ?? "")];

    [Fact]
    public async Task Programs_of_the_grammar_give_what_Node_gives()
    {
        var programs = new Programs(20261124);
        var sources = Enumerable.Range(0, IsLong ? 20_000 : 600).Select(_ => programs.Next()).ToArray();

        await CompareAsync(sources);
    }

    [Fact]
    public async Task Damaged_programs_give_what_Node_gives_or_are_refused()
    {
        var mutations = new Mutations(20261124);
        var sources = Enumerable.Range(0, IsLong ? 20_000 : 1_000)
            .Select(i => mutations.Of(Corpus[i * 7 % Corpus.Length], times: 1))
            .Where(source => !source.Contains('\ud800', StringComparison.Ordinal) && IsWellFormed(source)).ToArray();

        await CompareAsync(sources, mayBeRefused: true);
    }

    [Fact]
    public void Damaged_input_never_crashes_lexer_parser_or_compiler()
    {
        var mutations = new Mutations(4711);
        var programs = new Programs(4711);
        var (count, refused) = (IsLong ? 1_000_000 : 20_000, 0);
        for (var i = 0; i < count; i++)
        {
            var source = mutations.Of(i % 3 == 0 ? programs.Next() : Corpus[i % Corpus.Length]);
            refused += Refuses(source) ? 1 : 0;
        }

        output.WriteLine($"{count:N0} inputs, {refused:N0} of them refused, no crash");
        Assert.InRange(refused, count / 10, count - count / 10);
    }

    [Fact]
    public void Any_text_is_a_program_or_a_syntax_error() =>
        Prop.ForAll<string>(text => Refuses(text ?? "") || true).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_number_survives_its_own_text() => Prop.ForAll<double>(number =>
        number.Equals(NumberText.Parse(NumberText.Of(number))) || number == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_survives_JSON() => Prop.ForAll<string>(text =>
    {
        var run = new ScriptRun { Globals = new Dictionary<string, ScriptValue> { ["text"] = text ?? "" } };
        return ScriptProgram.Compile("JSON.parse(JSON.stringify(text)) === text").Run(run).AsBoolean();
    }).QuickCheckThrowOnFailure();

    private static bool Refuses(string source)
    {
        try
        {
            ScriptProgram.Compile(source);
            return false;
        }
        catch (ScriptSyntaxException)
        {
            return true;
        }
    }

    // Half a surrogate pair does not survive the pipe to Node.
    private static bool IsWellFormed(string source) => !source.EnumerateRunes().Any(rune =>
        rune == Rune.ReplacementChar);

    private async Task CompareAsync(string[] sources, bool mayBeRefused = false)
    {
        var ours = Array.ConvertAll(sources, Rendering.OfRun);
        if (await Node.RunAsync(sources) is not { } theirs)
        {
            output.WriteLine($"No node here: {sources.Length:N0} programs ran, and nothing but script errors and limits came out.");
            return;
        }

        var different = Enumerable.Range(0, sources.Length)
            .Where(i => ours[i] != theirs[i] && !Known.IsDeliberate(sources[i], ours[i], theirs[i],
                mayBeRefused)).ToArray();
        output.WriteLine($"{sources.Length:N0} programs, {different.Length} differ from Node");
        Assert.True(different.Length == 0, string.Join("\n\n", different.Take(20)
            .Select(i => $"{sources[i]}\n  node: {theirs[i]}\n  ours: {ours[i]}")));
    }
}
