using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Rueckkopplung.Web.Shared;

/// <summary>
/// A form that was kept over a lost session comes back as a POST. It is not carried out: the page's GET runs instead, with
/// the typed values in ModelState, so that they stand in their fields again.
/// </summary>
internal sealed class TypedTextFilter : IAsyncPageFilter
{
    public async Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
            return;

        var form = await request.ReadFormAsync(context.HttpContext.RequestAborted);
        if (!form.ContainsKey(KeptForm.ReturnField))
            return;

        context.HandlerMethod = context.ActionDescriptor.HandlerMethods
            .FirstOrDefault(handler => string.Equals(handler.HttpMethod, HttpMethods.Get, StringComparison.OrdinalIgnoreCase));
        context.HttpContext.Items[typeof(TypedTextFilter)] = form;
    }

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HttpContext.Items[typeof(TypedTextFilter)] is IFormCollection form && context.HandlerInstance is PageModel page)
        {
            foreach (var (name, values) in form)
                page.ModelState.SetModelValue(name, new ValueProviderResult(values));
            foreach (var entry in page.ModelState.Values)
            {
                entry.Errors.Clear();
                entry.ValidationState = ModelValidationState.Skipped;
            }
        }
        await next();
    }
}
