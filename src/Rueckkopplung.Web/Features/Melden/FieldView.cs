namespace Rueckkopplung.Web.Features.Melden;

/// <summary>One field of the form with what belongs to it.</summary>
/// <param name="Name">Name of the field; the id is made of it.</param>
/// <param name="Label">The question.</param>
/// <param name="Value">What stands in it.</param>
public sealed record FieldView(string Name, string Label, string? Value)
{
    public string Type { get; init; } = "text";
    public string? Hint { get; init; }
    public bool IsOptional { get; init; }
    public string? Autocomplete { get; init; }

    /// <summary>Id of a list of suggestions.</summary>
    public string? List { get; init; }

    /// <summary>More than one: a text area.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>Choices: a select. Groups are shown as such; an empty group name stands alone.</summary>
    public IReadOnlyList<FieldChoice> Choices { get; init; } = [];

    public string? Fault { get; init; }

    public string Id => IdOf(Name);

    public string? DescribedBy => (Hint, Fault) switch
    {
        (null, null) => null,
        (_, null) => $"{Id}-hint",
        (null, _) => $"{Id}-fault",
        _ => $"{Id}-fault {Id}-hint",
    };

    public static string IdOf(string name) => name.Replace('.', '-').ToLowerInvariant();
}

/// <summary>One choice of a select.</summary>
public sealed record FieldChoice(string Group, string Value, string Label);
