using MediatR;
using Rueckkopplung.Web.Features.FollowUp;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Api.V1;

/// <summary>What a reporter does with the code.</summary>
internal static class FollowUpApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/follow-up/{code}", GetAsync).AllowAnonymous().WithName("followUp");
        api.MapPost("/follow-up/{code}/feedback", FeedbackAsync)
            .AllowAnonymous().AddEndpointFilter<PublicDoorFilter>().WithName("giveFeedback");
        api.MapPost("/follow-up/{code}/answer", AnswerAsync)
            .AllowAnonymous().AddEndpointFilter<PublicDoorFilter>().WithName("answerQuestion");
        api.MapPost("/follow-up/{code}/withdraw", WithdrawAsync)
            .AllowAnonymous().AddEndpointFilter<PublicDoorFilter>().WithName("withdraw");
    }

    private static async Task<IResult> GetAsync(
        string code, FollowUpQuery query, FollowUpWords words, RefusalWords refusals, CancellationToken cancellationToken)
    {
        var view = await query.FindAsync(code, cancellationToken);
        if (view is null)
            throw new MissingException("follow-up.exists");
        if (view.IsOver)
            throw new LinkOverException();

        var file = view.File;
        return TypedResults.Ok(new
        {
            number = file.Number.ToString(),
            status = Cases.WireNames.Of(file.Status),
            statusText = words.StatusOf(view),
            promisedBy = view.City.Calendar.Local(file.PromisedBy),
            question = file.OpenQuestion is { } question
                ? new { question.Text, until = view.City.Calendar.Local(question.Until) }
                : null,
            answer = view.Answer is { } answer
                ? new { answer.Text, way = Cases.WireNames.Of(answer.DeliveredHow ?? answer.Way), givenAt = view.City.Calendar.Local(answer.GivenAt!.Value) }
                : null,
            feedbackUntil = view.FeedbackUntil is { } until ? view.City.Calendar.Local(until) : (DateTimeOffset?)null,
        });
    }

    private static async Task<IResult> FeedbackAsync(
        string code, FeedbackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new GiveFeedback.Command(code, body.Satisfied, body.Text), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> AnswerAsync(
        string code, AnswerBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new ReplyToQuestion.Command(code, body.Text ?? string.Empty), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> WithdrawAsync(string code, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new WithdrawReport.Command(code), cancellationToken);
        return TypedResults.NoContent();
    }

    internal sealed record FeedbackBody(bool Satisfied, string? Text);

    internal sealed record AnswerBody(string? Text);
}
