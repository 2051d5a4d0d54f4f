using Microsoft.AspNetCore.Identity;
using Rueckkopplung.Storage.People;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Api.V1;

/// <summary>Sign-in and sign-out by cookie.</summary>
internal static class SessionApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/session", SignInAsync).AllowAnonymous().WithName("signIn");
        api.MapDelete("/session", SignOutAsync).AllowAnonymous().WithName("signOut");
    }

    private static async Task<IResult> SignInAsync(Body body, SignInManager<Person> signIn, RefusalWords words)
    {
        var result = await signIn.PasswordSignInAsync(
            body.UserName ?? string.Empty, body.Password ?? string.Empty, isPersistent: false, lockoutOnFailure: true);

        return result.Succeeded
            ? TypedResults.NoContent()
            : ApiRefusals.Problem(StatusCodes.Status401Unauthorized, "session.refused", words.For("session.refused"));
    }

    private static async Task<IResult> SignOutAsync(SignInManager<Person> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.NoContent();
    }

    internal sealed record Body(string? UserName, string? Password);
}
