namespace Rueckkopplung.Web.Pipeline;

/// <summary>The signed-in person may not do this: 403. The code is the key of the sentence.</summary>
public sealed class ForbiddenException(string code) : Exception($"Forbidden: {code}.")
{
    public string Code { get; } = code;
}

/// <summary>What was asked for does not exist, or may not be seen: 404.</summary>
public sealed class MissingException(string code, object? subject = null) : Exception($"Missing: {code}, {subject}.")
{
    public string Code { get; } = code;

    public object? Subject { get; } = subject;
}

/// <summary>Somebody was faster: 409. The changes say what, who (role and unit) and when.</summary>
public sealed class ConflictException(string code, IReadOnlyList<ConflictChange> changes) : Exception($"Conflict: {code}.")
{
    public string Code { get; } = code;

    public IReadOnlyList<ConflictChange> Changes { get; } = changes;
}

/// <summary>One thing that happened meanwhile.</summary>
/// <param name="Event">A code of <see cref="Cases.CaseEvents"/> or <c>task.done</c>.</param>
/// <param name="At">When.</param>
/// <param name="Role">Of whom, or null for the house.</param>
/// <param name="Unit">Of whom.</param>
/// <param name="Before">What stood there.</param>
/// <param name="After">What stands there now.</param>
public sealed record ConflictChange(string Event, DateTimeOffset At, string? Role, string? Unit, string? Before, string? After);

/// <summary>Fields of a form that cannot be taken: 422, each with its sentence's key.</summary>
public sealed class FormRefusedException(IReadOnlyList<FieldFault> faults) : Exception("The form has faults.")
{
    public IReadOnlyList<FieldFault> Faults { get; } = faults;
}

/// <summary>One field that cannot be taken.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Label">Its label.</param>
/// <param name="Code">The key of the sentence, such as <c>field.required</c>.</param>
public sealed record FieldFault(string Field, string Label, string Code);
