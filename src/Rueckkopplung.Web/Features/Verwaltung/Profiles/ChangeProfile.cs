using System.Globalization;
using MediatR;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Steps;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Verwaltung.Profiles;

/// <summary>Gives a Fristprofil other lengths, another ladder or other seasons, today or from a later day on.</summary>
public static class ChangeProfile
{
    public sealed record Command(ProfileChange Change) : IRequest<int>;

    internal sealed class Handler(ProfileDesk desk, PlannedProfiles planned, IRunningDeadlines running, Protocol protocol)
        : IRequestHandler<Command, int>
    {
        /// <returns>How many running deadlines moved.</returns>
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var change = request.Change;
            var (stored, today) = await desk.OpenAsync(change.Code, cancellationToken);
            Rule.Require(change.ValidFrom >= today, "profile.lies-ahead", stored.Name, change.ValidFrom);
            var before = await planned.OnAsync(change.Code, change.ValidFrom, cancellationToken) ?? stored;
            var after = change.Apply(before);
            var values = Values(before, after);
            Rule.Require(values.Count > 0, "profile.changes-something", before.Name);

            var moved = 0;
            if (change.ValidFrom > today)
            {
                await planned.AddAsync(change, desk.Now, cancellationToken);
            }
            else
            {
                moved = await running.FollowAsync([change], cancellationToken);
                await planned.ApplyAsync(change, cancellationToken);
            }

            await protocol.NoteAsync(HouseEvents.ProfileChanged, $"profile/{change.Code}", values, cancellationToken);
            return moved;
        }

        private static IReadOnlyList<ChangedValue> Values(DeadlineProfile before, DeadlineProfile after) =>
            ChangedValue.Between(
            [
                .. before.Steps.Zip(after.Steps, (old, now) => new ChangedValue(old.Code, Text(old.Days), Text(now.Days))),
                .. before.Pauses.Zip(after.Pauses, (old, now) => new ChangedValue($"pause-{old.Code}", Text(old.MostDays), Text(now.MostDays))),
                .. before.Stages.Select(stage => stage.Code).Union(after.Stages.Select(stage => stage.Code)).Order(StringComparer.Ordinal)
                    .Select(code => new ChangedValue($"stage-{code}", Text(before.Stages, code), Text(after.Stages, code))),
                new ChangedValue("seasons", Text(before.Seasons), Text(after.Seasons)),
            ]);

        private static string? Text(IReadOnlyList<StageRule> stages, string code) => stages.FirstOrDefault(stage => stage.Code == code) is { } stage
            ? string.Create(CultureInfo.InvariantCulture, $"{(stage.Share is { } share ? $"{share * 100:0} %" : $"+{stage.WorkingDaysAfterDue}")} → {string.Join(", ", stage.To.Select(target => WireNames.Of(target)))}")
            : null;

        private static string? Text(IReadOnlyList<Season> seasons) => seasons.Count == 0 ? null : string.Join(
            "; ", seasons.Select(season => $"{season.Code} {season.From}–{season.To} ({string.Join(", ", season.Categories)})"));

        private static string Text(int days) => days.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>The profile as it holds now, the day, and who may change it.</summary>
internal sealed class ProfileDesk(RueckkopplungDb db, CityLibrary cities, StepScope scope, StepReader reader)
{
    public DateTimeOffset Now => scope.Now;

    public async Task<(DeadlineProfile Profile, DateOnly Today)> OpenAsync(string code, CancellationToken cancellationToken)
    {
        if (reader.Reader is not { Role: Role.Admin })
            throw new ForbiddenException("case.is-for-others");

        var city = await cities.CurrentAsync(db, cancellationToken);
        return (city.FindProfile(code) ?? throw new MissingException("profile.exists", code), city.Calendar.DayOf(scope.Now));
    }
}
