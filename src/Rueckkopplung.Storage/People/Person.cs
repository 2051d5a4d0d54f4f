using Microsoft.AspNetCore.Identity;
using Rueckkopplung.Cases;

namespace Rueckkopplung.Storage.People;

/// <summary>An account: a case worker, a lead, a Treff, a helper or an administrator.</summary>
public sealed class Person : IdentityUser<int>
{
    public string DisplayName { get; set; } = "";
    public Role Role { get; set; }
    public string? UnitCode { get; set; }

    /// <summary>Codes of the Quartiere the person looks after.</summary>
    public IReadOnlyList<string> Quartiere { get; set; } = [];

    public string? TreffKey { get; set; }
    public string? Employer { get; set; }
    public bool IsActive { get; set; } = true;
}
