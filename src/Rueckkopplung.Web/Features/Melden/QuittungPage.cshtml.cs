using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Storage.Reading;
using Rueckkopplung.Web.Features.FollowUp;

namespace Rueckkopplung.Web.Features.Melden;

/// <summary>The receipt: the date of the answer, then number and code. For the browser that has just sent.</summary>
[PrivatePage]
[AllowAnonymous]
public sealed class QuittungPage(ReceiptCookie receipts, ReporterPages pages, IReaderSource readers) : PageModel
{
    public SentReport Sent { get; private set; } = null!;

    public FollowUpView View { get; private set; } = null!;

    public bool IsStaff => readers.Current is not null;

    /// <summary>Closed category: nothing is posted, so the receipt says where help is.</summary>
    public bool IsClosedCategory => View.File.IsClosedCategory(View.City);

    /// <summary>When SQM has read it at the latest.</summary>
    public DateTimeOffset ReadBy => View.City.Calendar.Local(
        View.City.Due(ProfileSteps.Triage, View.File.CategoryCode, View.File.ReceivedAt).Instant);

    public string QrCode => QrImage.SvgOf(Sent.Receipt.FollowUpUrl);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (receipts.Read(HttpContext) is not { } sent)
            return RedirectToPage("/Nachfragen/NachfragenPage");
        if (await pages.FindAsync(sent.Receipt.FollowUpCode, cancellationToken) is not { } view)
            return RedirectToPage("/Nachfragen/NachfragenPage");

        (Sent, View) = (sent, view.Found);
        return Page();
    }
}

/// <summary>QR codes as inline SVG.</summary>
internal static class QrImage
{
    public static string SvgOf(string url)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(url, QRCodeGenerator.ECCLevel.M);
        using var image = new SvgQRCode(data);

        return image.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
