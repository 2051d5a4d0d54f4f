using Rueckkopplung.Cases;
using Rueckkopplung.Web.Features.Reports;

namespace Rueckkopplung.Web.Features.Melden;

/// <summary>What has been filled in so far. It travels in the form; nothing is stored before sending.</summary>
public sealed record ReportDraft
{
    public WhatPart What { get; init; } = new();
    public WherePart Where { get; init; } = new();
    public AnswerPart Answer { get; init; } = new();

    /// <summary>Given once a form, so that a second click sends nothing twice.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>The same with the fields of one step as they came in.</summary>
    public ReportDraft With(int step, WhatPart what, WherePart where, AnswerPart answer) => step switch
    {
        ReportStep.What => this with { What = what },
        ReportStep.Where => this with { Where = where },
        ReportStep.Answer => this with { Answer = answer },
        _ => this,
    };

    /// <summary>The report as the command takes it.</summary>
    /// <param name="city">Finds the landmark and the Treff.</param>
    /// <param name="language">Of the page, if none was chosen.</param>
    public ReportInput ToInput(CityDirectory city, string language) => new()
    {
        Text = What.Text,
        Kind = What.Kind,
        Category = What.Category,
        Channel = What.Channel,
        PlaceText = Where.InWords(city),
        Treff = Where.Way == PlaceWay.Treff ? Where.Treff : null,
        Quartier = Where.Way is PlaceWay.Unknown or null ? Where.Quartier : null,
        Landmark = Where.Way == PlaceWay.Landmark ? Where.FindLandmark(city)?.Code : null,
        AnswerWay = Answer.Way,
        Name = Answer.Name,
        Email = Answer.Way == AnswerPart.ByEmail ? Answer.Email : null,
        Phone = Answer.Way == AnswerPart.ByPhone ? Answer.Phone : null,
        Language = Answer.Language ?? language,
        IdempotencyKey = Key,
    };
}

/// <summary>Step 1. Kind, category and channel are wire names.</summary>
public sealed record WhatPart
{
    public string? Text { get; init; }
    public string? Kind { get; init; }
    public string? Category { get; init; }

    /// <summary>Only from staff: on which way it came.</summary>
    public string? Channel { get; init; }
}

/// <summary>Step 3. Everything is optional.</summary>
public sealed record AnswerPart
{
    public const string ByEmail = "email";
    public const string ByPhone = "phone";

    public string? Way { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Name { get; init; }

    /// <summary>Only from staff: the language of the person.</summary>
    public string? Language { get; init; }
}
