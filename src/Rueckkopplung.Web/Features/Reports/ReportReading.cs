using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Web.Pipeline;

namespace Rueckkopplung.Web.Features.Reports;

/// <summary>Reads what was typed into the domain's report.</summary>
internal static class ReportReading
{
    /// <exception cref="FormRefusedException">A wire name is unknown.</exception>
    public static Report Of(ReportInput input)
    {
        var faults = new List<FieldFault>();
        var kind = Read<ConcernKind>(input.Kind, "kind", faults);
        var way = Read<AnswerWay>(input.AnswerWay, "answerWay", faults);
        var channel = Read<IntakeChannel>(input.Channel, "channel", faults);
        if (faults.Count > 0)
            throw new FormRefusedException(faults);

        return new Report
        {
            Text = Normal(input.Text) ?? string.Empty,
            Kind = kind,
            CategoryCode = Blank(input.Category),
            Place = new Place(
                Blank(Normal(input.PlaceText)), input.Latitude, input.Longitude,
                Blank(input.Quartier), Blank(input.Treff), Blank(input.Landmark)),
            Channel = channel ?? IntakeChannel.Web,
            AnswerWay = way ?? WayOf(input),
            Language = Blank(input.Language) ?? "de",
        };
    }

    private static AnswerWay WayOf(ReportInput input)
    {
        if (Blank(input.Email) is not null)
            return AnswerWay.Email;

        return Blank(input.Phone) is not null ? AnswerWay.Phone : AnswerWay.None;
    }

    private static T? Read<T>(string? name, string field, List<FieldFault> faults) where T : struct, Enum
    {
        if (Blank(name) is not { } given)
            return null;
        if (WireNames.Find<T>(given) is { } value)
            return value;

        faults.Add(new FieldFault(field, field, "field.choice"));
        return null;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // browsers send CRLF; half letters would break every normalisation later
    private static string? Normal(string? text) => text?.Replace("\r\n", "\n", StringComparison.Ordinal);
}
