using Microsoft.AspNetCore.Http.HttpResults;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Features.FollowUp;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Api;

/// <summary>Turns refusals into problem details (RFC 9457) with a stable <c>code</c>. The only catch of the API.</summary>
internal sealed class ApiRefusals(RefusalWords words) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RuleBrokenException refusal) when (refusal.Code is "case.exists")
        {
            return Problem(StatusCodes.Status404NotFound, refusal.Code, words.For(refusal));
        }
        catch (RuleBrokenException refusal)
        {
            return Problem(StatusCodes.Status422UnprocessableEntity, refusal.Code, words.For(refusal));
        }
        catch (FormRefusedException refusal)
        {
            var errors = refusal.Faults.Select(fault => new { fault.Field, fault.Code, text = words.For(fault) });
            return Problem(
                StatusCodes.Status422UnprocessableEntity, refusal.Faults[0].Code, words.For(refusal.Faults[0]), ("errors", errors));
        }
        catch (ForbiddenException refusal)
        {
            return Problem(StatusCodes.Status403Forbidden, refusal.Code, words.For(refusal.Code));
        }
        catch (MissingException refusal)
        {
            return Problem(StatusCodes.Status404NotFound, refusal.Code, words.For(refusal.Code));
        }
        catch (ConflictException refusal)
        {
            return Problem(StatusCodes.Status409Conflict, refusal.Code, words.For(refusal.Code), ("changes", refusal.Changes));
        }
        catch (LinkOverException)
        {
            return Problem(StatusCodes.Status410Gone, "follow-up.is-over", words.For("follow-up.is-over"));
        }
        catch (StorageException failure)
        {
            return Problem(StatusCodes.Status503ServiceUnavailable, "storage.unavailable", failure.Message);
        }
    }

    internal static ProblemHttpResult Problem(
        int status, string code, string sentence, params (string Name, object? Value)[] more)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        foreach (var (name, value) in more)
            extensions[name] = value;

        return TypedResults.Problem(detail: sentence, statusCode: status, extensions: extensions);
    }
}
