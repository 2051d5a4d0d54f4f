using Rueckkopplung.Cases;
using Rueckkopplung.Web.Features.FollowUp;

namespace Rueckkopplung.Web.Features.Nachfragen;

/// <summary>What the page is about now; its name is the key of the heading.</summary>
/// <param name="Name">One of the constants.</param>
/// <param name="CanWithdraw">There is still something to withdraw.</param>
/// <param name="AsksFeedback">„Hat das geholfen?“ can be said, and has not been said yet in this round.</param>
public sealed record Matter(string Name, bool CanWithdraw, bool AsksFeedback)
{
    public const string Reading = "Reading";
    public const string Again = "Again";
    public const string Offered = "Offered";
    public const string InWork = "InWork";
    public const string Question = "Question";
    public const string Answered = "Answered";
    public const string Closed = "Closed";
    public const string Ended = "Ended";
    public const string Withdrawn = "Withdrawn";

    /// <summary>Closed category without contact: that the unit took over is the answer.</summary>
    public const string Protected = "Protected";

    public static Matter Of(FollowUpView view)
    {
        var file = view.File;
        var name = NameOf(view);
        // the answer came by this page or another way: only then there is something to say to it
        var asks = name is Answered or Closed && !HasSaidSoAlready(file);

        return new Matter(name, file.ClosedAt is null && file.WithdrawnAt is null && file.AnsweredAt is null, asks);
    }

    private static string NameOf(FollowUpView view) => view.File switch
    {
        { WithdrawnAt: not null } => Withdrawn,
        { Status: CaseStatus.Waiting } => Question,
        { AnsweredAt: not null } file when view.Answer is null && file.IsAnsweredAtReporting(view.City) => Protected,
        { Status: CaseStatus.Answered } => Answered,
        { Status: CaseStatus.Closed } => view.Answer is null ? Ended : Closed,
        { Status: CaseStatus.InWork } => InWork,
        { Status: CaseStatus.Offered } => Offered,
        { Round: > 1 } => Again,
        _ => Reading,
    };

    private static bool HasSaidSoAlready(CaseFile file) =>
        file.Feedbacks is [.., { Satisfied: true } last] && last.At >= file.AnsweredAt;
}
