using Microsoft.AspNetCore.Authorization;
using Rueckkopplung.Cases;

namespace Rueckkopplung.Web.Shared;

/// <summary>Only people with one of these roles. Without it, or AllowAnonymous or Authorize, nobody gets in.</summary>
public sealed class ForRolesAttribute : AuthorizeAttribute
{
    public ForRolesAttribute(params Role[] roles)
    {
        Only = roles;
        Roles = string.Join(',', roles.Select(role => WireNames.Of(role)));
    }

    /// <summary>The roles.</summary>
    public IReadOnlyList<Role> Only { get; }
}
