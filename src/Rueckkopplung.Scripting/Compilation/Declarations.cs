using Rueckkopplung.Scripting.Parsing;

namespace Rueckkopplung.Scripting.Compilation;

/// <summary>Finds what a body declares before any of it runs.</summary>
internal static class Declarations
{
    /// <summary>The names of <c>var</c> in the statement and all blocks in it, but not in functions.</summary>
    public static IEnumerable<Identifier> Vars(Statement? statement) => statement switch
    {
        Declaration { Kind: DeclarationKind.Var } declaration =>
            declaration.Items.SelectMany(item => Patterns.Names(item.Target)),
        Block block => block.Body.SelectMany(Vars),
        If branch => Vars(branch.Then).Concat(Vars(branch.Else)),
        For loop => Vars(loop.First).Concat(Vars(loop.Body)),
        ForEach { Kind: DeclarationKind.Var } loop => Patterns.Names(loop.Target).Concat(Vars(loop.Body)),
        ForEach loop => Vars(loop.Body),
        While loop => Vars(loop.Body),
        DoWhile loop => Vars(loop.Body),
        Labelled labelled => Vars(labelled.Body),
        Switch choice => choice.Cases.SelectMany(entry => entry.Body).SelectMany(Vars),
        Try attempt => Vars(attempt.Body).Concat(Vars(attempt.Handler)).Concat(Vars(attempt.Finally)),
        _ => []
    };

    public static bool AnyLexical(Statement[] body) => Array.Exists(
        body, statement => statement is FunctionDeclaration or Declaration { Kind: not DeclarationKind.Var });
}
