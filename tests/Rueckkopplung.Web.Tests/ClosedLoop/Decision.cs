using Microsoft.Playwright;
using Rueckkopplung.Web.Tests.Residents;

namespace Rueckkopplung.Web.Tests.ClosedLoop;

/// <summary>A person at a task: chooses how it ends, fills in the fields of that end, and presses its button.</summary>
internal static class Decision
{
    public static async Task DecideAsync(this IPage window, string outcome, params (string Name, string Value)[] fields)
    {
        var form = window.Locator($"main form:has([name=outcome][value='{outcome}'])");
        var radio = form.Locator($"input[type=radio][name=outcome][value='{outcome}']");
        if (await radio.CountAsync() > 0)
            await radio.CheckAsync();
        else if (!await form.IsVisibleAsync())
            await window.ClickAsync($"main details:has([name=outcome][value='{outcome}']) > summary");
        foreach (var (name, value) in fields)
            await FillAsync(form.Locator($"[name='f.{name}']"), value);

        await window.TurnAsync(() => form.Locator("button.kern-btn--primary:visible").First.ClickAsync());
    }

    private static async Task FillAsync(ILocator control, string value)
    {
        var kind = await control.First.EvaluateAsync<string>("control => control.type");
        if (kind == "select-one")
            await control.SelectOptionAsync(value);
        else if (kind == "radio")
            await control.And(control.Page.Locator($"[value='{value}']")).CheckAsync();
        else
            await control.FillAsync(value);
    }
}
