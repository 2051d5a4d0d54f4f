namespace Rueckkopplung.Scripting.Tests.Fuzzing;

/// <summary>Random programs of a grammar: all of them end, and are told apart by their seed only.</summary>
internal sealed class Programs(int seed)
{
    private static readonly string[] Names = ["a", "b", "c", "d"];
    private static readonly string[] Literals =
    [
        "0", "1", "-1", "2.5", "1e3", "'x'", "''", "'10'", "\"äß\"", "true", "false", "null", "undefined", "NaN", "[]",
            "[1, 2, 3]",
        "['b', 'a']", "[[1], [2, [3]]]", "({})", "({a: 1, b: {c: 2}})", "({n: [1, 2], get g() { return 7; }})", "/a+/g",
        "new Date(0)", "new Map([[1, 2]])", "new Set([1, 'a'])", "Infinity", "`t`", "-0", "[, 1]"
    ];

    private static readonly string[] Binary =
    [
        "+", "-", "*", "/", "%", "**", "<", ">", "<=", ">=", "==", "!=", "===", "!==", "&", "|", "^", "<<", ">>",
            ">>>", "&&", "||"
    ];

    private static readonly string[] Methods =
    [
        "toString()", "length", "slice(1)", "concat(1)", "indexOf(1)", "includes('a')", "at(-1)", "join('-')",
            "map(x => x + 1)",
        "filter(x => x)", "reverse()", "sort()", "toUpperCase()", "split('')", "replace('a', 'b')", "padStart(5, '*')",
            "trim()",
        "flat()", "reduce((p, q) => p + q, '')", "some(x => x > 1)", "every(Boolean)", "find(x => x)", "a", "b?.c",
            "size",
        "has(1)", "get(1)", "toFixed(1)", "valueOf()", "hasOwnProperty('a')", "keys", "constructor.name", "push(9)",
            "pop()",
        "charCodeAt(0)", "repeat(2)", "splice(0, 1)", "getTime()", "test('aaa')", "entries", "findIndex(x => x === 2)",
            "fill(0)"
    ];

    private static readonly string[] Functions =
    [
        "String", "Number", "Boolean", "parseInt", "parseFloat", "isNaN", "JSON.stringify", "Object.keys",
            "Object.entries",
        "Array.isArray", "Math.max", "Math.round", "Math.abs", "Array.from", "Array.of", "Object.values", "typeof ",
            "encodeURIComponent"
    ];

    private readonly Random random = new(seed);
    private int loops;

    public string Next()
    {
        loops = 0;
        var lines = new List<string> { "let a = 1, b = 'x', c = [1, 2], d = {a: 1, b: {c: 2}};" };
        for (var i = random.Next(1, 6); i > 0; i--)
            lines.Add(Statement(3));
        lines.Add("[a, b, c, d]");
        return string.Join('\n', lines);
    }

    private T Any<T>(T[] items) => items[random.Next(items.Length)];

    private string Statement(int depth) => depth == 0 ? $"{Any(Names)} = {Expression(1)};" : random.Next(13) switch
    {
        0 => $"if ({Expression(2)}) {{ {Statement(depth - 1)} }} else {{ {Statement(depth - 1)} }}",
        1 => Loop(depth),
        2 => $"try {{ {Statement(depth - 1)} {Statement(depth - 1)} }} catch (e) {{ {Any(Names)} = String(e.name); }} finally {{ {Statement(depth - 1)} }}",
        3 => $"switch ({Expression(1)}) {{ case {Any(Literals)}: {Statement(depth - 1)} break; default: {Statement(depth - 1)} case 1: {Statement(depth - 1)} }}",
        4 => $"var [{Any(Names)}1, ...r] = [{Expression(1)}, {Expression(1)}, {Expression(1)}]; {Any(Names)} = r;",
        5 => $"{Any(Names)} = (function (p, q = {Expression(1)}, ...s) {{ {Statement(depth - 1)} return [p, q, s.length]; }})({Expression(1)});",
        6 => $"{Any(Names)} {Any(["+=", "-=", "*=", "??=", "||=", "&&="])} {Expression(2)};",
        7 => $"({{a: {Any(Names)}, ...{Any(Names)}}} = {{a: {Expression(1)}, z: {Expression(1)}}});",
        8 => $"{{ let a = {Expression(2)}; {Any(["b", "c"])} = a; }}",
        9 => $"throwing: {{ if ({Expression(1)}) break throwing; {Statement(depth - 1)} }}",
        _ => $"{Any(Names)} = {Expression(3)};"
    };

    private string Loop(int depth)
    {
        if (++loops > 3)
            return ";";

        var i = $"i{loops}";
        return random.Next(4) switch
        {
            0 => $"for (let {i} = 0; {i} < 3; {i}++) {{ {Statement(depth - 1)} if ({Expression(1)}) continue; }}",
            1 => $"for (const {i} of [1, 'k', null]) {{ {Any(Names)} = {i}; {Statement(depth - 1)} }}",
            2 => $"for (const {i} in {{p: 1, q: 2, 3: 1}}) {{ {Any(Names)} = {i}; {Statement(depth - 1)} }}",
            _ => $"{{ let {i} = 0; while ({i}++ < 3) {{ {Statement(depth - 1)} if ({Expression(1)}) break; }} }}"
        };
    }

    private string Expression(int depth) => depth == 0 ? Leaf() : random.Next(12) switch
    {
        0 or 1 => $"({Expression(depth - 1)} {Any(Binary)} {Expression(depth - 1)})",
        2 => $"({Expression(depth - 1)} ?? {Expression(depth - 1)})",
        3 => $"({Expression(depth - 1)} ? {Expression(depth - 1)} : {Expression(depth - 1)})",
        4 or 5 => $"({Expression(depth - 1)}){Any([".", "?."])}{Any(Methods)}",
        6 => $"{Any(Functions)}({Expression(depth - 1)})",
        7 => $"`<${{{Expression(depth - 1)}}}>`",
        8 => $"[{Expression(depth - 1)}, ...[{Expression(depth - 1)}]]",
        9 => $"({{k: {Expression(depth - 1)}, [{Expression(0)}]: {Expression(0)}}})",
        10 => $"({Any(["!", "-", "+", "~", "typeof ", "void "])}{Expression(depth - 1)})",
        _ => $"((x, y = {Expression(0)}) => [x, y])({Expression(depth - 1)})"
    };

    private string Leaf() => random.Next(2) == 0 ? Any(Names) : Any(Literals);
}
