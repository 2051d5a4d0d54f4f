using Rueckkopplung.Testing.Pages;

namespace Rueckkopplung.Web.Tests.Deadlines;

/// <summary>Does something on „Fristen &amp; Erinnerungen“ as the form sends it after the preview.</summary>
internal static class Acting
{
    public static async Task<SeenPage> DoAsync(Visitor who, Guid id, string action, params (string Name, string Value)[] typed) =>
        await who.PostAsync(
            "/fristen",
            [
                new("__RequestVerificationToken", Token(await who.OpenAsync("/fristen"))), new("w", id.ToString()), new("action", action),
                .. typed.Select(one => KeyValuePair.Create(one.Name, one.Value)),
            ]);

    public static string Token(SeenPage page) => page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
