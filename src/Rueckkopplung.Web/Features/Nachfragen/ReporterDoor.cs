using Rueckkopplung.Cases;
using Rueckkopplung.Web.Features.FollowUp;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Nachfragen;

/// <summary>Lets a reporter's words in, and says why not.</summary>
public sealed class ReporterDoor(PublicDoor door, RefusalWords words)
{
    public bool LetsIn(HttpContext http) => door.LetsIn(http);

    /// <summary>The domain's refusal, or null when it was done. A wrong or expired code is told by the page.</summary>
    public async Task<RuleBrokenException?> TryAsync(Func<Task> send)
    {
        try
        {
            await send();
            return null;
        }
        catch (RuleBrokenException refusal)
        {
            return refusal;
        }
        catch (MissingException missing)
        {
            return new RuleBrokenException(missing.Code, missing.Subject);
        }
        catch (LinkOverException)
        {
            return new RuleBrokenException("follow-up.is-over", null);
        }
    }

    public string Sentence(RuleBrokenException refusal) => words.For(refusal);
}
