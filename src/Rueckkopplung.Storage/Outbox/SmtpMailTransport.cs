using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Rueckkopplung.Storage.Outbox;

/// <summary>
/// Hands mails to the relay of <c>Smtp:Host</c> (<c>Port</c>, <c>From</c>, <c>StartTls</c>, <c>UserName</c>,
/// <c>Password</c>, <c>TimeoutSeconds</c>). Without a host there is no relay.
/// </summary>
public sealed class SmtpMailTransport(IConfiguration configuration) : IMailTransport
{
    private const int FirstPermanentCode = 500;
    private const int UsualTimeout = 30;

    // not understood, or not allowed in: that is about this house, so every mail would fail for good
    private static readonly int[] AboutUs = [500, 501, 502, 503, 504, 530, 534, 535, 538];

    private readonly IConfigurationSection smtp = configuration.GetSection("Smtp");

    public bool IsConfigured => !string.IsNullOrWhiteSpace(smtp["Host"]);

    /// <exception cref="TimeoutException">The relay did not answer in time.</exception>
    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var client = Client();
        using var message = Message(mail);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(smtp.GetValue("TimeoutSeconds", UsualTimeout)));
        try
        {
            await client.SendMailAsync(message, limit.Token);
        }
        catch (SmtpException refused) when (IsFinal(refused))
        {
            throw new MailRefusedException(
                $"Der Mailserver hat die Nachricht endgültig abgelehnt ({(int)refused.StatusCode}).", refused);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("Der Mailserver hat nicht rechtzeitig geantwortet.", late);
        }
    }

    private static bool IsFinal(SmtpException refused) =>
        (int)refused.StatusCode >= FirstPermanentCode && !AboutUs.Contains((int)refused.StatusCode);

    private SmtpClient Client()
    {
        var client = new SmtpClient(smtp["Host"], smtp.GetValue("Port", 25))
        {
            EnableSsl = smtp.GetValue("StartTls", defaultValue: false),
        };
        if (smtp["UserName"] is { Length: > 0 } user)
            client.Credentials = new NetworkCredential(user, smtp["Password"]);
        return client;
    }

    private MailMessage Message(Mail mail)
    {
        // one mailbox: a list of them would reach people who have asked for nothing
        if (!MailAddress.TryCreate(mail.To, out var recipient) || recipient.Address != mail.To.Trim())
            throw new MailRefusedException("Die E-Mail-Adresse ist keine gültige Adresse.");

        var message = new MailMessage(new MailAddress(smtp["From"] ?? "rueckkopplung@localhost"), recipient)
        {
            Subject = OneLine(mail.Subject),
            Body = mail.Body,
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", mail.MessageId);
        message.Headers.Add("Content-Language", mail.Language);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static string OneLine(string subject) => subject.ReplaceLineEndings(" ");
}
