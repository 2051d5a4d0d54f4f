namespace Rueckkopplung.Cases;

/// <summary>The one way in which the domain refuses.</summary>
public static class Rule
{
    /// <summary>Refuses unless the rule holds.</summary>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="code">The key of its sentence, for example <c>case.is-open</c>.</param>
    /// <param name="subject">What the sentence is about, placeholder {0}: mostly the case number.</param>
    /// <param name="values">Further values for the sentence, placeholders {1}, {2} …</param>
    /// <exception cref="RuleBrokenException">It does not hold.</exception>
    public static void Require(bool holds, string code, object? subject, params object?[] values)
    {
        if (!holds)
            throw new RuleBrokenException(code, subject, values);
    }
}
