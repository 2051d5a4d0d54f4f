using System.Globalization;

namespace Rueckkopplung.Cases.Deadlines;

/// <summary>The shape of <c>fristprofile.json</c>: what all profiles share stands once, above them.</summary>
internal sealed record DeadlineFile(
    string Zone,
    DeadlineFile.Hours ServiceHours,
    IReadOnlyList<HouseDay> HouseDays,
    IReadOnlyList<DeadlineFile.StageEntry> Stages,
    DeadlineFile.Rules StageRules,
    IReadOnlyList<Season> Seasons,
    IReadOnlyList<DeadlineFile.Pause> Pauses,
    IReadOnlyList<DeadlineFile.Profile> Profiles)
{
    private static readonly string[] DayNames = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"];

    public DeadlineData ToData() => new(ToSettings(), [.. Profiles.Select(ToProfile)]);

    private CalendarSettings ToSettings() => new()
    {
        Zone = Zone,
        HouseDays = HouseDays,
        ServiceHours = [new ServiceHours([.. ServiceHours.Days.Select(ToSpan)])],
        ReceiptAfterEndCountsNextDay = ServiceHours.ReceiptAfterEndCountsNextDay,
    };

    private ServiceSpan ToSpan(string day) =>
        new((DayOfWeek)Array.IndexOf(DayNames, day), Time(ServiceHours.From), Time(ServiceHours.To));

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private DeadlineProfile ToProfile(Profile profile) => new()
    {
        Code = profile.Code,
        Name = profile.Name,
        Steps = [.. profile.Steps.Select(step => ToStep(step.Key, step.Value))],
        Stages = [.. Stages.Where(stage => profile.StagesOff?.Contains(stage.Code) != true).Select(stage => stage.ToRule())],
        Seasons = [.. Seasons.Where(season => profile.Seasons.Contains(season.Code))],
        Pauses = [.. Pauses.Select(pause => pause.ToRule())],
        Urgent = profile.Urgent,
        StatusEveryMonths = profile.StatusEvery?.Months,
        Note = profile.Note,
    };

    private ProfileStep ToStep(string code, Step step) => new(
        code,
        step.Days,
        step.Unit,
        step.From,
        StageRules.OffStages.GetValueOrDefault(code, []),
        code == ProfileSteps.AskBack && StageRules.AskBackTo == "reporter",
        step.Source);

    internal sealed record Hours(IReadOnlyList<string> Days, string From, string To, bool ReceiptAfterEndCountsNextDay);

    internal sealed record Instant(double? Share, int WorkingDaysAfterDue, bool NextWorkingDay);

    internal sealed record StageEntry(string Code, string Name, Instant At, IReadOnlyList<StageTarget> To)
    {
        public StageRule ToRule() => new(Code, Name, To, At.Share, At.WorkingDaysAfterDue, At.NextWorkingDay);
    }

    internal sealed record Rules(IReadOnlyDictionary<string, IReadOnlyList<string>> OffStages, string AskBackTo);

    internal sealed record Length(int Days, DayUnit Unit);

    internal sealed record Pause(string Code, string Name, Length Max, string EndsWith)
    {
        public PauseRule ToRule() => new(Code, Name, Max.Days, Max.Unit, EndsWith);
    }

    internal sealed record Step(int Days, DayUnit Unit, StepStart From, string? Source);

    internal sealed record Status(int Months);

    internal sealed record Profile(
        string Code,
        string Name,
        IReadOnlyDictionary<string, Step> Steps,
        IReadOnlyList<string> Seasons,
        IReadOnlyList<string>? StagesOff,
        bool Urgent,
        Status? StatusEvery,
        string? Note);
}
