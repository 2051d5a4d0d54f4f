using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Tests.Doors;

/// <summary>A way into the house, and who may take it.</summary>
/// <param name="Key">Method and route, as the house names it.</param>
/// <param name="Who">Roles that get in; null = everybody, also without a sign-in.</param>
/// <param name="Path">A real path; null = the route itself.</param>
/// <param name="Body">JSON that a program sends.</param>
/// <param name="Form">Fields that a person sends.</param>
internal sealed record Door(string Key, IReadOnlyList<Role>? Who, string? Path = null, string? Body = null, string Form = "")
{
    /// <summary>Whether an absence (404) is also said to those who may; only the sign-in and the role count then.</summary>
    public bool MayBeAbsent { get; init; }

    /// <summary>Whether it answers with a file to keep instead of a page.</summary>
    public bool IsFile { get; init; }

    public string Method => Key.Split(' ')[0] is var method && method == "ANY" ? "GET" : method;

    public string Address(DoorHouse house) => house.Fill(Path ?? Key.Split(' ')[1]);

    public bool LetsIn(Role? role) => Who is null || (role is { } known && Who.Contains(known));
}
