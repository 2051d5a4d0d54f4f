using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases;
using Rueckkopplung.Storage;
using Rueckkopplung.Web.Api;
using Rueckkopplung.Web.Pipeline;
using Rueckkopplung.Workflows.Definitions;

namespace Rueckkopplung.Web.Studio;

/// <summary>
/// Refusals as the Studio can show them: 400 with sentences. What only the page around it understands (not found, changed
/// meanwhile) goes out as such; the page asks the person what to do.
/// </summary>
internal sealed class StudioRefusals(RefusalWords words) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ChecksFailedException refusal)
        {
            return Refused("definition.has-faults", refusal.Sentences);
        }
        catch (RuleBrokenException refusal)
        {
            return Refused(refusal.Code, [words.For(refusal)]);
        }
        catch (DefinitionFormatException refusal)
        {
            return Refused("definition.not-readable", [words.For("definition.not-readable", refusal.Message)]);
        }
        catch (JsonException refusal)
        {
            return Refused("definition.not-readable", [words.For("definition.not-readable", refusal.Message)]);
        }
        catch (MissingException refusal)
        {
            return ApiRefusals.Problem(StatusCodes.Status404NotFound, refusal.Code, words.For(refusal.Code));
        }
        catch (ForbiddenException refusal)
        {
            return ApiRefusals.Problem(StatusCodes.Status403Forbidden, refusal.Code, words.For(refusal.Code));
        }
        catch (ConflictException refusal)
        {
            return ApiRefusals.Problem(StatusCodes.Status409Conflict, refusal.Code, words.For(refusal.Code));
        }
        catch (StorageException failure)
        {
            return ApiRefusals.Problem(StatusCodes.Status503ServiceUnavailable, "storage.unavailable", failure.Message);
        }
        catch (DbUpdateException)
        {
            // two of the same version number: somebody saved in the same moment
            return ApiRefusals.Problem(StatusCodes.Status409Conflict, "definition.changed", words.For("definition.changed"));
        }
    }

    private static ProblemHttpResult Refused(string code, IReadOnlyList<string> sentences) => ApiRefusals.Problem(
        StatusCodes.Status400BadRequest, code, string.Join('\n', sentences),
        ("errors", General(sentences)));

    /// <summary>The form in which the Studio shows each sentence.</summary>
    internal static Dictionary<string, IReadOnlyList<string>> General(IReadOnlyList<string> sentences) =>
        new(StringComparer.Ordinal) { ["generalErrors"] = sentences };
}
