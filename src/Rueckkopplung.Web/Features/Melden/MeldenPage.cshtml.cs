using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Web.Features.Reports;

namespace Rueckkopplung.Web.Features.Melden;

/// <summary>Report in four steps. Nothing is stored before the last button.</summary>
// who is not signed in has nothing to forge; for staff Send checks the token itself and keeps what was typed
[IgnoreAntiforgeryToken]
[AllowAnonymous]
public sealed class MeldenPage(
    IMediator mediator, ReportDesk desk, ReportGuard guard, IReaderSource readers) : PageModel
{
    [BindProperty]
    public WhatPart? What { get; set; }

    [BindProperty]
    public WherePart? Where { get; set; }

    [BindProperty]
    public AnswerPart? Answer { get; set; }

    /// <summary>The earlier steps, sealed.</summary>
    [BindProperty]
    public string? Sealed { get; set; }

    /// <summary>The step whose fields come in; after a handler the one to show.</summary>
    [BindProperty]
    public int Step { get; set; } = ReportStep.What;

    /// <summary>Where the pressed button leads.</summary>
    [BindProperty]
    public string? Go { get; set; }

    public ReportDraft Draft { get; private set; } = new();

    public IReadOnlyList<ReportFault> Faults { get; private set; } = [];

    /// <summary>Key of a sentence about the whole form, such as „The page was open too long“.</summary>
    public string? Notice { get; private set; }

    public CityDirectory City { get; private set; } = null!;

    public Reader? Staff => readers.Current;

    public string SealedDraft => desk.Seal.Close(Draft);

    /// <summary>A word of the text means danger: 112 and 110 come back large.</summary>
    public bool ShowsEmergency => Draft.What.Text is { } text && City.DangerWords.MeansEmergency(text);

    /// <summary>Protection of children and from violence: nothing of it is posted anywhere.</summary>
    public bool IsClosedCategory => City.Categories.IsClosed(Draft.What.Category);

    /// <summary>The sentence at a field, if it has one.</summary>
    public string? FaultAt(string field) => Faults.FirstOrDefault(fault => fault.Field == field)?.Sentence;

    public async Task OnGetAsync(string? weg, CancellationToken cancellationToken)
    {
        City = await desk.CityAsync(cancellationToken);
        Draft = desk.Begin(Staff, City, weg);
        desk.Receipts.Clear(HttpContext);
    }

    public async Task OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return;

        var target = ReportStep.After(Step, Go);
        if (target > Step)
            Faults = guard.Check.UpTo(Draft, target - 1, City);
        if (Faults is [var first, ..])
            Refused(first.Step);
        else
            Step = target;
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return Page();
        if (Staff is not null && !await guard.Antiforgery.IsRequestValidAsync(HttpContext))
            return Again("Notice.Expired", StatusCodes.Status400BadRequest);

        Faults = guard.Check.UpTo(Draft, ReportStep.Answer, City);
        if (Faults is [var first, ..])
            return Refused(first.Step);
        if (Staff is null && !guard.Door.LetsIn(HttpContext))
            return Again("Notice.TooMany", StatusCodes.Status429TooManyRequests);

        return await SendAsync(cancellationToken);
    }

    private async Task<IActionResult> SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            var input = Draft.ToInput(City, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
            var receipt = await mediator.Send(new ReportConcern.Command(input), cancellationToken);
            var sent = new SentReport(receipt, input.Email, Staff is null ? null : input.Channel);
            desk.Receipts.Leave(HttpContext, sent);

            return RedirectToPage("/Melden/QuittungPage");
        }
        catch (RuleBrokenException refusal) when (refusal.Code == "report.key-belongs-to-one-report")
        {
            // sent, gone back, changed: the next click is a report of its own, and the person knows
            Draft = Draft with { Key = desk.Begin(Staff, City, way: null).Key };
            return Again("Notice.AlreadySent", StatusCodes.Status409Conflict);
        }
        catch (RuleBrokenException refusal)
        {
            Faults = [guard.Check.For(refusal)];
            return Refused(Faults[0].Step);
        }
    }

    // false: the earlier steps are lost; what just came in is kept and the first step is shown
    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        City = await desk.CityAsync(cancellationToken);
        Step = Math.Clamp(Step, ReportStep.What, ReportStep.Check);
        var earlier = desk.Seal.Open(Sealed);
        Draft = (earlier ?? desk.Begin(Staff, City, way: null))
            .With(Step, Clean(What), Where ?? new WherePart(), Clean(Answer));
        if (earlier is not null || Step == ReportStep.What)
            return true;

        Step = ReportStep.What;
        Notice = "Notice.Lost";
        return false;
    }

    private WhatPart Clean(WhatPart? what)
    {
        what ??= new WhatPart();
        return what with
        {
            Kind = WireNames.Find<ConcernKind>(what.Kind) is null ? null : what.Kind,
            Channel = Staff is null ? null : ReportDesk.ChannelOf(Staff, what.Channel),
        };
    }

    private AnswerPart Clean(AnswerPart? answer)
    {
        answer ??= new AnswerPart();
        return answer with
        {
            Way = WireNames.Find<AnswerWay>(answer.Way) is null ? null : answer.Way,
            Language = Staff is not null && answer.Language is "de" or "en" ? answer.Language : null,
        };
    }

    private PageResult Refused(int step)
    {
        Step = step;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private PageResult Again(string notice, int status)
    {
        Step = ReportStep.Check;
        Notice = notice;
        Response.StatusCode = status;
        return Page();
    }
}
