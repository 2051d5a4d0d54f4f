using System.Text;
using Rueckkopplung.Cases;
using Rueckkopplung.Web.Features.FollowUp;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Nachfragen;

/// <summary>Lets a reporter's words in, and says why not.</summary>
public sealed class ReporterDoor(PublicDoor door, RefusalWords words)
{
    public bool LetsIn(HttpContext http) => door.LetsIn(http);

    /// <summary>The domain's refusal, or null when it was done. A wrong or expired code is told by the page itself.</summary>
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
            return new RuleBrokenException("follow-up.over", null);
        }
    }

    public string Sentence(RuleBrokenException refusal) => words.For(refusal);

    /// <summary>False for control characters and halves of letters: the marks of a file that was sent as text.</summary>
    public static bool IsReadable(string? text) => text is null
        || (!text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t'))
            && text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar));
}
