using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Rueckkopplung.Storage.Outbox;

/// <summary>
/// Hands mails to the relay of <c>Smtp:Host</c> (<c>Port</c>, <c>From</c>, <c>StartTls</c>, <c>UserName</c>,
/// <c>Password</c>). Without a host there is no relay.
/// </summary>
public sealed class SmtpMailTransport(IConfiguration configuration) : IMailTransport
{
    private const int FirstPermanentCode = 500;
    private readonly IConfigurationSection smtp = configuration.GetSection("Smtp");

    public bool IsConfigured => !string.IsNullOrWhiteSpace(smtp["Host"]);

    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var client = Client();
        using var message = Message(mail);
        try
        {
            await client.SendMailAsync(message, cancellationToken);
        }
        catch (SmtpException refused) when ((int)refused.StatusCode >= FirstPermanentCode)
        {
            throw new MailRefusedException(
                $"Der Mailserver hat die Nachricht endgültig abgelehnt ({(int)refused.StatusCode}).", refused);
        }
    }

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
        var message = new MailMessage(smtp["From"] ?? "rueckkopplung@localhost", mail.To, OneLine(mail.Subject), mail.Body)
        {
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
