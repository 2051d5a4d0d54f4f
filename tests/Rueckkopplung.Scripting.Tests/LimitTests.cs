using System.Diagnostics;

namespace Rueckkopplung.Scripting.Tests;

public sealed class LimitTests
{
    [Theory]
    [InlineData("while (true);", ScriptLimit.Steps)]
    [InlineData("for (;;) {}", ScriptLimit.Steps)]
    [InlineData("do {} while (1)", ScriptLimit.Steps)]
    [InlineData("const f = () => f(); f()", ScriptLimit.Depth)]
    [InlineData("function f() { return [1].map(f); } f()", ScriptLimit.Depth)]
    [InlineData("const o = {get a() { return this.a; }}; o.a", ScriptLimit.Depth)]
    [InlineData("const o = {toString() { return '' + this; }}; '' + o", ScriptLimit.Depth)]
    [InlineData("let s = 'x'; while (true) s += s", ScriptLimit.Memory)]
    [InlineData("let s = 'x'; for (let i = 0; i < 28; i++) s += s; s[5]", ScriptLimit.Memory)]
    [InlineData("const a = []; while (true) a.push(a.slice())", ScriptLimit.Memory)]
    [InlineData("let a = [1]; while (true) a = [...a, ...a]", ScriptLimit.Memory)]
    [InlineData("let a = [1]; while (true) a = a.concat(a)", ScriptLimit.Memory)]
    [InlineData("'x'.repeat(5e8)", ScriptLimit.Memory)]
    [InlineData("'x'.padStart(5e8)", ScriptLimit.Memory)]
    [InlineData("Array(5e8).fill(1)", ScriptLimit.Memory)]
    [InlineData("const a = []; a[4e8] = 1", ScriptLimit.Memory)]
    [InlineData("const a = []; a.length = 4e9", ScriptLimit.Memory)]
    [InlineData("Array.from({length: 4e9})", ScriptLimit.Memory)]
    [InlineData("Array(1000).fill('y'.repeat(1e6)).join()", ScriptLimit.Memory)]
    [InlineData("let a = ['y'.repeat(1e5)]; for (let i = 0; i < 20; i++) a = [a, a]; JSON.stringify(a)", ScriptLimit.Memory)]
    [InlineData("let a = 'a'; for (let i = 0; i < 30; i++) a = a.replace(/a/g, 'aa')", ScriptLimit.Steps)]
    [InlineData("let a = 'a'; for (let i = 0; i < 40; i++) a = a.replaceAll('a', '$&$&')", ScriptLimit.Steps)]
    [InlineData("const o = {}; for (let i = 0; ; i++) o['k' + i] = i", ScriptLimit.Memory)]
    [InlineData("const m = new Map(); for (let i = 0; ; i++) m.set(i, i)", ScriptLimit.Memory)]
    [InlineData("const s = new Set([1]); for (const x of s) s.add(x + 1)", ScriptLimit.Memory)]
    [InlineData("const f = []; for (let i = 0; ; i++) f.push(() => i)", ScriptLimit.Memory)]
    [InlineData("let o = {}; for (let i = 0; ; i++) o = {...o, [i]: i}", ScriptLimit.Memory)]
    [InlineData("'ab'.repeat(1e6).split('')", ScriptLimit.Steps)]
    [InlineData("JSON.parse('['.repeat(1e5))", ScriptLimit.Depth)]
    [InlineData("let a = []; for (let i = 0; i < 1e5; i++) a = [a]; a.flat(Infinity)", ScriptLimit.Depth)]
    [InlineData("let a = []; for (let i = 0; i < 1e4; i++) a = [a]; JSON.stringify(a)", ScriptLimit.Depth)]
    [InlineData("let a = []; for (let i = 0; i < 1e4; i++) a = [a]; String(a)", ScriptLimit.Depth)]
    [InlineData("Array(1e6).fill(1).map(x => x)", ScriptLimit.Memory)]
    [InlineData("const a = Array.from({length: 1e5}, (_, i) => i); for (;;) a.sort((x, y) => y - x)", ScriptLimit.Memory)]
    [InlineData("const t = 'a'.repeat(1e6); for (;;) t.indexOf('b')", ScriptLimit.Steps)]
    [InlineData("let f = () => 1; for (;;) f = f.bind()", ScriptLimit.Memory)]
    [InlineData("let f = function () {}; for (let i = 0; i < 2000; i++) f = f.bind(); new f()", ScriptLimit.Depth)]
    [InlineData("let o = {}; for (let i = 0; i < 3e5; i++) o = Object.create(o); for (;;) o.x", ScriptLimit.Steps)]
    [InlineData("const a = []; a[2147483647] = 1; a[2147483646] = 1", ScriptLimit.Memory)]
    [InlineData("const s = '7'.repeat(1e6), t = '7'.repeat(1e6); for (;;) s === t", ScriptLimit.Steps)]
    [InlineData("const s = '7'.repeat(1e6); for (;;) +s;", ScriptLimit.Steps)]
    [InlineData("const s = '7'.repeat(1e6), o = {}; for (;;) o[s] = 1", ScriptLimit.Steps)]
    [InlineData("const s = '7'.repeat(1e6), m = new Map(); for (;;) m.set(s, 1)", ScriptLimit.Steps)]
    [InlineData("const s = '7'.repeat(1e6), a = [s]; for (;;) a.includes(s)", ScriptLimit.Steps)]
    [InlineData("const it = {[Symbol.iterator]: () => ({next: () => ({done: false})})}; for (const x of it);", ScriptLimit.Memory)]
    public void A_bomb_meets_its_limit(string source, ScriptLimit limit)
    {
        var begin = Stopwatch.GetTimestamp();

        var thrown = Assert.Throws<ScriptLimitException>(() => Run(source));

        Assert.True(limit == thrown.Limit || (limit == ScriptLimit.Steps && thrown.Limit == ScriptLimit.Time),
            thrown.Message);
        Assert.True(thrown.Line >= 1);
        Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("try { while (true); } catch { 'swallowed' }")]
    [InlineData("try { while (true); } finally { while (true); }")]
    [InlineData("function f() { try { while (true); } finally { return 'swallowed'; } } f()")]
    [InlineData("while (true) { try { 'x'.repeat(5e8); } catch { } }")]
    [InlineData("const it = {[Symbol.iterator]: () => ({next: () => ({done: false}), return() { return {}; }})}; for (const x of it) { for (;;); }")]
    [InlineData("const f = () => { try { f(); } catch { f(); } finally { f(); } }; f()")]
    [InlineData("[1].map(() => { for (;;); })")]
    [InlineData("'a'.replace(/a/, () => { for (;;); })")]
    [InlineData("JSON.stringify({toJSON() { for (;;); }})")]
    public void No_catch_and_no_finally_sees_a_limit(string source) =>
        Assert.Throws<ScriptLimitException>(() => Run(source));

    [Theory]
    [InlineData("/(a+)+$/.test('a'.repeat(50) + 'b')", false)]
    [InlineData("/^(a|a)*$/.test('a'.repeat(50) + 'b')", false)]
    [InlineData("/^(\\w+\\s?)*$/.test('word '.repeat(30) + '!')", false)]
    public void A_pattern_that_backtracks_for_ever_elsewhere_is_quick_here(string source, bool expected) =>
        Assert.Equal(ScriptValue.Boolean(expected), Run(source));

    [Theory]
    [InlineData("/(?=a)(a+)+b/.test('a'.repeat(60))")]
    [InlineData("/(a+)+\\1b/.test('a'.repeat(60))")]
    [InlineData("new RegExp('(?!x)(a|aa)+$').test('a'.repeat(100) + 'b')")]
    public void A_pattern_that_must_backtrack_meets_the_time_limit(string source) =>
        Assert.Equal(ScriptLimit.Time, Assert.Throws<ScriptLimitException>(() => Run(source)).Limit);

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{a:")]
    [InlineData("!")]
    [InlineData("a=>")]
    [InlineData("{")]
    [InlineData("`${")]
    [InlineData("if(1)")]
    [InlineData("new ")]
    [InlineData("2**")]
    [InlineData("f(")]
    [InlineData("[a=")]
    [InlineData("x?1:")]
    [InlineData("function(){")]
    public void Five_thousand_levels_are_refused_and_do_not_end_the_process(string opening)
    {
        var source = string.Concat(Enumerable.Repeat(opening, 5000)) + "1";

        Assert.Throws<ScriptSyntaxException>(() => ScriptProgram.Compile("x = " + source));
    }

    [Theory]
    [InlineData("1", " + 1", 10_001d)]
    [InlineData("1", " || 1", 1d)]
    [InlineData("1", ", 1", 1d)]
    public void Ten_thousand_operands_in_a_row_work_or_are_refused(string first, string next, double expected)
    {
        var source = first + string.Concat(Enumerable.Repeat(next, 10_000));
        try
        {
            Assert.Equal(expected, Run(source).AsNumber());
        }
        catch (Exception error) when (error is ScriptSyntaxException or ScriptLimitException)
        {
            Assert.DoesNotContain("+", next, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cancelled_run_ends_although_the_script_catches_everything()
    {
        using var source = new CancellationTokenSource();
        var cancel = ScriptValue.Function("cancel", _ =>
        {
            source.Cancel();
            return default;
        });
        var run = new ScriptRun
        {
            Globals = new Dictionary<string, ScriptValue> { ["cancel"] = cancel },
            Cancellation = source.Token
        };

        Assert.Throws<OperationCanceledException>(() =>
            ScriptProgram.Compile("cancel(); for (;;) { try { for (;;); } catch {} }").Run(run));
    }

    [Fact]
    public void Wall_time_ends_a_run_whose_steps_would_go_on()
    {
        var limits = new ScriptLimits(Steps: long.MaxValue) { Time = TimeSpan.FromMilliseconds(50) };

        var thrown = Assert.Throws<ScriptLimitException>(() =>
            ScriptProgram.Compile("for (;;);").Run(new ScriptRun { Limits = limits }));

        Assert.Equal(ScriptLimit.Time, thrown.Limit);
    }

    [Fact]
    public void A_value_that_shares_its_parts_does_not_explode_into_JSON()
    {
        var value = Run("let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; a");

        Assert.Throws<ScriptLimitException>(() => value.ToJson());
    }

    [Fact]
    public void A_program_that_is_too_long_is_refused()
    {
        var source = new string(' ', ScriptLimits.Default.SourceLength + 1);

        Assert.Throws<ScriptSyntaxException>(() => ScriptProgram.Compile(source));
    }

    private static ScriptValue Run(string source) => ScriptProgram.Compile(source).Run(
        new ScriptRun { Limits = new ScriptLimits() { Time = TimeSpan.FromSeconds(10) } });
}
