using System.Globalization;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Tests.Shell;

public sealed class InstantsSpecs
{
    // 15:00 UTC is 16:00 in Krefeld in winter
    private static readonly DateTimeOffset Due = new(2026, 12, 4, 15, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("de-DE", InstantForm.Public, "Freitag, 4. Dezember 2026")]
    [InlineData("de-DE", InstantForm.PublicWithTime, "Freitag, 4. Dezember 2026, 16:00 Uhr")]
    [InlineData("de-DE", InstantForm.Staff, "Fr 4.12., 16:00")]
    [InlineData("de-DE", InstantForm.StaffWithYear, "Fr 4.12.2026, 16:00")]
    [InlineData("de-DE", InstantForm.StaffDay, "Fr 4.12.")]
    [InlineData("de-DE", InstantForm.Clock, "16:00")]
    [InlineData("en-GB", InstantForm.Public, "Friday, 4 December 2026")]
    [InlineData("en-GB", InstantForm.Staff, "Fri 4 Dec, 16:00")]
    public void An_instant_is_written_as_its_readers_say_it(string culture, InstantForm form, string words)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(words, Instants.InWords(Due, form));
    }

    [Theory]
    [InlineData(12, "2026-12-04T16:00:00+01:00")]
    [InlineData(7, "2026-07-04T17:00:00+02:00")]
    public void Machines_read_the_offset_of_that_day(int month, string attribute) =>
        Assert.Equal(attribute, Instants.Attribute(new DateTimeOffset(2026, month, 4, 15, 0, 0, TimeSpan.Zero)));
}
