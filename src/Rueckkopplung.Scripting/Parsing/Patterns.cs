namespace Rueckkopplung.Scripting.Parsing;

/// <summary>Looks into patterns.</summary>
internal static class Patterns
{
    /// <summary>The names a pattern binds.</summary>
    public static IEnumerable<Identifier> Names(Expression pattern) => pattern switch
    {
        Identifier name => [name],
        Default known => Names(known.Target),
        Spread rest => Names(rest.Value),
        ArrayPattern array => array.Items.Append(array.Rest).OfType<Expression>().SelectMany(Names),
        ObjectPattern members => members.Members.Select(member => member.Target).Append(members.Rest)
            .OfType<Expression>().SelectMany(Names),
        _ => []
    };

    /// <summary>A part of the pattern is a property, which a declaration cannot bind.</summary>
    public static bool HasMembers(Expression pattern) => pattern switch
    {
        Default known => HasMembers(known.Target),
        Spread rest => HasMembers(rest.Value),
        ArrayPattern array => array.Items.Append(array.Rest).OfType<Expression>().Any(HasMembers),
        ObjectPattern members => members.Members.Select(member => member.Target).Append(members.Rest)
            .OfType<Expression>().Any(HasMembers),
        _ => pattern is Member or Element
    };
}
