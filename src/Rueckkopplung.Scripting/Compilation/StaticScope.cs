using Rueckkopplung.Scripting.Lexing;
using Rueckkopplung.Scripting.Parsing;

namespace Rueckkopplung.Scripting.Compilation;

internal enum BindingKind
{
    Var,
    Let,
    Const,
    Parameter,

    /// <summary>A function expression's own name: assignments to it do nothing.</summary>
    OwnName
}

/// <summary>How many slots a scope has at run time; known when all of it is compiled.</summary>
internal sealed class Layout
{
    public int Slots { get; set; }
}

internal sealed record Binding(BindingKind Kind, int Slot)
{
    public bool IsLexical => Kind is BindingKind.Let or BindingKind.Const;
}

/// <summary>Names of a function or block. A block whose names no function can keep alive shares its surroundings'
/// slots.</summary>
internal sealed class StaticScope(StaticScope? parent, bool ownsLayout, bool isFunction)
{
    private readonly Dictionary<string, Binding> names = new(StringComparer.Ordinal);

    public StaticScope? Parent => parent;

    public bool OwnsLayout => ownsLayout;

    public bool IsFunction => isFunction;

    public Layout Layout { get; } = ownsLayout ? new Layout() : parent!.Layout;

    public IEnumerable<int> LexicalSlots =>
        names.Values.Where(binding => binding.IsLexical).Select(binding => binding.Slot);

    public Binding Declare(Identifier name, BindingKind kind)
    {
        if (names.TryGetValue(name.Name, out var known))
        {
            var mayRepeat = kind is BindingKind.Var or BindingKind.Parameter && !known.IsLexical;
            if (!mayRepeat && known.Kind != BindingKind.OwnName)
                throw new SyntaxError($"'{name.Name}' has already been declared", name.Position);

            if (mayRepeat)
                return known;
        }

        return names[name.Name] = new Binding(kind, Layout.Slots++);
    }

    /// <summary>The binding and how many run-time scopes lie between; null for a global.</summary>
    public static Binding? Find(StaticScope from, string name, out int depth)
    {
        depth = 0;
        for (var scope = from; scope is not null; scope = scope.Parent)
        {
            if (scope.names.TryGetValue(name, out var binding))
                return binding;

            if (scope.OwnsLayout)
                depth++;
        }

        return null;
    }
}
