using Microsoft.Extensions.Localization;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Web.Localization;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Features.Shared;

/// <summary>Time that went by and time that is left, in the words of lists: „seit 5 Arbeitstagen“, „noch 7 Std.“.</summary>
public sealed class TimeWords(IStringLocalizer<CasesTexts> texts)
{
    /// <summary>„seit heute, 7:40“, „seit 1 Arbeitstag“; over a weekend „seit Sa 21.11.“.</summary>
    public string Since(DateTimeOffset since, DateTimeOffset now, WorkingCalendar calendar)
    {
        if (calendar.DayOf(since) == calendar.DayOf(now))
            return texts["Since.Today", Instants.InWords(since, InstantForm.Clock)];

        return calendar.WorkingDaysBetween(since, now) switch
        {
            <= 0 => texts["Since.Day", Instants.InWords(since, InstantForm.StaffDay)],
            1 => texts["Since.One"],
            var days => texts["Since.Many", days],
        };
    }

    /// <summary>„1 Arbeitstag zu spät“; on the day itself „seit 10:00 zu spät“.</summary>
    public string Late(DateTimeOffset due, DateTimeOffset now, WorkingCalendar calendar) => calendar.WorkingDaysBetween(due, now) switch
    {
        <= 0 => texts["Late.Now"],
        1 => texts["Late.One"],
        var days => texts["Late.Many", days],
    };

    /// <summary>„noch 7 Std.“ today, „2 Arbeitstage“ later.</summary>
    public string Left(DateTimeOffset due, DateTimeOffset now, WorkingCalendar calendar)
    {
        if (calendar.DayOf(due) == calendar.DayOf(now))
            return due - now < TimeSpan.FromHours(1) ? texts["Left.Minutes", (int)Math.Ceiling((due - now).TotalMinutes)] : texts["Left.Hours", (int)(due - now).TotalHours];

        return calendar.WorkingDaysBetween(now, due) switch
        {
            <= 0 => texts["Left.Free"],
            1 => texts["Left.One"],
            var days => texts["Left.Many", days],
        };
    }

    /// <summary>„Heute, 16:00“ or „Di 24.11.“, with the year when it is another one.</summary>
    public string Day(DateTimeOffset due, DateTimeOffset now, WorkingCalendar calendar)
    {
        if (calendar.DayOf(due) == calendar.DayOf(now))
            return texts["Day.Today", Instants.InWords(due, InstantForm.Clock)];

        return Instants.InWords(due, calendar.DayOf(due).Year == calendar.DayOf(now).Year ? InstantForm.StaffDay : InstantForm.StaffDayWithYear);
    }

    /// <summary>„Mi 25.11. erfährt es das Dezernat.“; null where no stage follows.</summary>
    public string? Next(NextStage? stage) =>
        stage?.Tells is null ? null : texts[$"Stage.{stage.Tells}", Instants.InWords(stage.At, InstantForm.StaffDay)].Value;
}
