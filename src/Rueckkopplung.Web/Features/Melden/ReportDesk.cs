using System.Security.Cryptography;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage;
using Rueckkopplung.Storage.Cases;
using Rueckkopplung.Storage.Reading;

namespace Rueckkopplung.Web.Features.Melden;

/// <summary>Where a report is taken down: the city's lists, an empty form, seal and receipt.</summary>
public sealed class ReportDesk(RueckkopplungDb db, CityLibrary cities, DraftSeal seal, ReceiptCookie receipts)
{
    public DraftSeal Seal { get; } = seal;

    public ReceiptCookie Receipts { get; } = receipts;

    /// <summary>The ways on which staff take reports down, the most frequent first.</summary>
    public static IReadOnlyList<IntakeChannel> Channels { get; } =
    [
        IntakeChannel.Phone, IntakeChannel.InPerson, IntakeChannel.Treff,
        IntakeChannel.Round, IntakeChannel.Email, IntakeChannel.Letter,
    ];

    public Task<CityDirectory> CityAsync(CancellationToken cancellationToken) =>
        cities.CurrentAsync(db, cancellationToken);

    /// <summary>An empty form; for staff with the way and the place that fit them.</summary>
    /// <param name="staff">Who takes it down; null for the public.</param>
    /// <param name="city">Knows the Treffs.</param>
    /// <param name="way">Wire name of the channel of the report before; null for the usual one.</param>
    public ReportDraft Begin(Reader? staff, CityDirectory city, string? way) => new()
    {
        Key = RandomNumberGenerator.GetHexString(32, lowercase: true),
        What = staff is null ? new WhatPart() : new WhatPart { Channel = ChannelOf(staff, way) },
        Where = staff is null ? new WherePart() : PlaceOf(staff, city),
    };

    /// <summary>The chosen channel, or the one that is usual for the role.</summary>
    public static string ChannelOf(Reader staff, string? chosen)
    {
        var usual = staff.Role switch
        {
            Role.Treff => IntakeChannel.Treff,
            Role.Helper => IntakeChannel.Round,
            _ => IntakeChannel.Phone,
        };
        var channel = WireNames.Find<IntakeChannel>(chosen) is { } known && Channels.Contains(known) ? known : usual;

        return WireNames.Of(channel);
    }

    // who looks after one Treff or one Quartier reports from there
    private static WherePart PlaceOf(Reader staff, CityDirectory city)
    {
        if (staff.Quartiere is not [var code] || city.FindQuartier(code) is not { } quartier)
            return new WherePart();

        return staff.Role == Role.Treff && quartier.Treff is { } treff
            ? new WherePart { Way = PlaceWay.Treff, Treff = treff.Key, Quartier = code }
            : new WherePart { Way = PlaceWay.Unknown, Quartier = code };
    }
}
