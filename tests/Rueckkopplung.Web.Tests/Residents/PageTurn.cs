using Microsoft.Playwright;

namespace Rueckkopplung.Web.Tests.Residents;

/// <summary>The steps of the form have one address: the next page is there when the old document has gone.</summary>
internal static class PageTurn
{
    public static async Task TurnAsync(this IPage window, Func<Task> act)
    {
        await window.EvaluateAsync("() => { window.isOld = true; }");
        await act();
        await window.WaitForFunctionAsync("() => !window.isOld && document.readyState === 'complete'");
    }
}
