using System.Text.Json.Nodes;

namespace Rueckkopplung.Scripting.Tests;

public sealed class HostTests
{
    [Fact]
    public void Variables_are_read_and_written_as_members_of_a_host_object()
    {
        var values = new Dictionary<string, ScriptValue> { ["i"] = 2 };

        var result = Run("variables.i++; variables.j = [variables.i]; `${variables.j} ${variables.never}`",
            Variables(values));

        Assert.Equal("3 undefined", result.ToString());
        Assert.Equal("[3]", values["j"].ToJson()!.ToJsonString());
    }

    [Fact]
    public void Host_functions_get_their_arguments_and_the_script_their_result()
    {
        var greet = ScriptValue.Function("greet", a => $"{a.Text(0)} {a.Number(1) + a.Count} {a[5].Kind}");

        Assert.Equal("1,2 8 Undefined", Run("greet([1, 2], '6')", ("greet", greet)).ToString());
    }

    [Fact]
    public void An_error_made_by_a_host_function_can_be_caught_by_the_script()
    {
        var fail = ScriptValue.Function("fail", a => throw a.Error("no such variable"));

        Assert.Equal("Error: no such variable", Run("try { fail(); } catch (e) { String(e); }", ("fail",
            fail)).ToString());
    }

    [Fact]
    public void Any_other_exception_of_the_host_passes_the_script_untouched()
    {
        var fail = ScriptValue.Function("fail", _ => throw new TimeoutException());

        Assert.Throws<TimeoutException>(() => Run("try { fail(); } catch { 1 } finally { 2 }", ("fail", fail)));
    }

    [Theory]
    [InlineData("({a: 1, b: [true, null, 'x', 2.5], c: {d: undefined}, e: () => 1})", """{"a":1,"b":[true,null,"x",2.5],"c":{}}""")]
    [InlineData("[undefined, NaN, () => 1, new Date(0), 1e300, -0]", """[null,null,null,"1970-01-01T00:00:00.000Z",1E+300,0]""")]
    [InlineData("'ä\\n'", "\"\\u00E4\\n\"")]
    [InlineData("({a:[1,2]})", """{"a":[1,2]}""")]
    [InlineData("{a:[1,2]}", "[1,2]")]
    [InlineData("return 5; 6", "5")]
    public void A_result_becomes_JSON(string source, string expected) =>
        Assert.Equal(expected, Run(source).ToJson()?.ToJsonString());

    [Fact]
    public void JSON_goes_in_and_comes_out_the_same()
    {
        var json = JsonNode.Parse("""{"a":[1,"x",{"b":null,"c":1.5}],"10":true,"2":false}""")!;

        var result = Run("value", ("value", ScriptValue.FromJson(json))).ToJson()!;

        Assert.True(JsonNode.DeepEquals(json, result));
    }

    [Fact]
    public void A_value_that_holds_itself_is_refused_as_JSON()
    {
        var value = Run("const a = []; a.push(a); a");

        Assert.Throws<ScriptException>(() => value.ToJson());
    }

    [Theory]
    [InlineData("1 +\n  nope", "ReferenceError", 2, 3)]
    [InlineData("const a = {};\n\na.b.c", "TypeError", 3, 5)]
    [InlineData("let x = 1;\r\nx();", "TypeError", 2, 1)]
    [InlineData("throw new Error('x')", "Error", 1, 1)]
    [InlineData("function f() {\n  null.x;\n}\nf()", "TypeError", 2, 8)]
    public void An_error_says_where_it_happened(string source, string name, int line, int column)
    {
        var thrown = Assert.Throws<ScriptException>(() => Run(source));

        Assert.Equal((name, line, column), (thrown.ErrorName, thrown.Line, thrown.Column));
    }

    [Theory]
    [InlineData("let a = 1;\nclass B {}", 2, 1, "Classes are not supported")]
    [InlineData("async () => 1", 1, 1, "Async functions are not supported")]
    [InlineData("let x = await y", 1, 9, "'await' is not supported")]
    [InlineData("a\n  b c", 2, 5, "Unexpected name 'c'")]
    [InlineData("this is not js", 1, 6, "Unexpected name 'is'")]
    [InlineData("function* f() {}", 1, 9, "Generators")]
    [InlineData("x`y`", 1, 2, "Tagged templates")]
    [InlineData("f(1", 1, 4, "Unexpected end of the script")]
    public void What_is_no_program_is_refused_with_line_and_column(string source, int line, int column, string problem)
    {
        var thrown = Assert.Throws<ScriptSyntaxException>(() => ScriptProgram.Compile(source));

        Assert.Equal((line, column), (thrown.Line, thrown.Column));
        Assert.StartsWith(problem, thrown.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_run_gives_the_same_time_and_the_same_random_numbers()
    {
        var program = ScriptProgram.Compile("[Date.now(), new Date().getHours(), Math.random(), Math.random()].join()");
        var now = new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.Zero);

        var first = program.Run(new ScriptRun { Now = now, Seed = 7 }).ToString();

        Assert.StartsWith("1782900000000,12,0.", first, StringComparison.Ordinal);
        Assert.Equal(first, program.Run(new ScriptRun { Now = now, Seed = 7 }).ToString());
        Assert.NotEqual(first, program.Run(new ScriptRun { Now = now, Seed = 8 }).ToString());
    }

    [Fact]
    public async Task One_program_runs_on_many_threads_and_no_run_sees_another()
    {
        var program = ScriptProgram.Compile("n = 0; const f = x => { n += x; return n; }; [1, 2, 3].map(x => f(x * k)); n");

        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(k => Task.Run(() => program.Run(
            new ScriptRun { Globals = new Dictionary<string, ScriptValue> { ["k"] = k } }).AsNumber())));

        Assert.Equal(Enumerable.Range(0, 64).Select(k => 6.0 * k), results);
    }

    [Theory]
    [InlineData("Array.prototype.evil = 1")]
    [InlineData("Object.prototype.toString = null")]
    [InlineData("delete JSON.parse")]
    [InlineData("Object.setPrototypeOf(Array.prototype, null)")]
    [InlineData("Object.defineProperty(Math, 'PI', {value: 3})")]
    [InlineData("[].constructor.isArray = 1")]
    [InlineData("(function () {}).__proto__.call.x = 1; Function.prototype.x = 1")]
    public void Built_in_objects_cannot_be_changed(string source) =>
        Assert.Equal("TypeError", Assert.Throws<ScriptException>(() => Run(source)).ErrorName);

    [Theory]
    [InlineData("f.x = 1")]
    [InlineData("delete f.name")]
    [InlineData("Object.defineProperty(f, 'x', {value: 1})")]
    [InlineData("Object.setPrototypeOf(f, null)")]
    [InlineData("Object.setPrototypeOf(variables, {a: 1})")]
    [InlineData("Object.freeze(variables)")]
    public void What_the_host_hands_in_keeps_nothing_of_a_script(string source) =>
        Assert.Equal("TypeError", Assert.Throws<ScriptException>(
            () => Run(source, ("f", ScriptValue.Function("f", _ => 1)), Variables([]))).ErrorName);

    [Theory]
    [InlineData("../../../dev/zero")]
    [InlineData("/dev/zero")]
    [InlineData("Europe/../../../../dev/zero")]
    [InlineData("nowhere")]
    public void A_time_zone_is_a_name_and_no_path(string id) => Assert.Equal("RangeError",
        Assert.Throws<ScriptException>(
        () => Run("new Date(0).toLocaleDateString('de', {timeZone: id})", ("id", id))).ErrorName);

    [Theory]
    [InlineData("typeof System")]
    [InlineData("typeof require")]
    [InlineData("typeof process")]
    [InlineData("typeof globalThis")]
    [InlineData("typeof (() => 1).constructor('return 1').GetType")]
    [InlineData("typeof f.GetType")]
    [InlineData("typeof f.Method")]
    [InlineData("typeof ''.Length")]
    [InlineData("typeof variables.GetType")]
    public void Nothing_of_the_host_is_reachable(string source)
    {
        try
        {
            var result = Run(source, ("f", ScriptValue.Function("f", _ => 1)), Variables([]));

            Assert.Equal("undefined", result.ToString());
        }
        catch (ScriptException error)
        {
            Assert.Equal("TypeError", error.ErrorName);
        }
    }

    [Fact]
    public void The_cache_compiles_a_text_once_and_stays_within_its_capacity()
    {
        var cache = new ScriptCache(capacity: 2);
        var first = cache.Get("1");

        Assert.Same(first, cache.Get("1"));
        Assert.Throws<ScriptSyntaxException>(() => cache.Get("1 +"));
        cache.Get("2");
        cache.Get("3");
        Assert.NotSame(first, cache.Get("1"));
    }

    [Fact]
    public void The_console_writes_to_the_list_that_was_given()
    {
        var lines = new List<string>();

        ScriptProgram.Compile("console.log('a', 1, {b: [2]}, new Error('x'))").Run(new ScriptRun { Console = lines });

        Assert.Equal(["""a 1 {"b":[2]} Error: x"""], lines);
    }

    private static (string, ScriptValue) Variables(Dictionary<string, ScriptValue> values) =>
        ("variables", ScriptValue.HostObject(
            "variables", name => values.TryGetValue(name, out var value) ? value : (ScriptValue?)null,
            (name, value) => values[name] = value, () => values.Keys));

    private static ScriptValue Run(string source, params (string Name, ScriptValue Value)[] globals) =>
        ScriptProgram.Compile(source).Run(new ScriptRun { Globals = globals.ToDictionary(g => g.Name, g => g.Value) });
}
