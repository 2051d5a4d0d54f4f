using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Testing.Mail;

namespace Rueckkopplung.Storage.Tests.Outbox;

/// <summary>The transport against a real SMTP server on the loopback.</summary>
public sealed class SmtpSpecs
{
    private static readonly Mail Answer = new(
        "<0123456789abcdef@rueckkopplung>", "melderin@example.test", "Ihre Meldung: Säcke am Spielplatz – erledigt ✓",
        "Guten Tag,\n\ndie Säcke in der Königstraße sind weg. Größe: ¾ m³.\n.\nIhr Team", "de");

    [Fact]
    public async Task A_mail_arrives_with_its_id_its_subject_and_its_words()
    {
        await using var server = await MailServer.StartAsync();

        await Transport(server).SendAsync(Answer, CancellationToken.None);

        var mail = Assert.Single(await server.WaitForAsync(1));
        Assert.Equal((Answer.MessageId, "melderin@example.test"), (mail.MessageId, mail.To.Single()));
        Assert.Equal(Answer.Subject, mail.DecodedSubject);
        Assert.Equal(Answer.Body, mail.DecodedBody.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Equal(("de", "auto-generated"), (mail.Header("Content-Language"), mail.Header("Auto-Submitted")));
        Assert.NotNull(mail.Header("Date"));
    }

    [Theory]
    [InlineData("Ihre Meldung\r\nBcc: opfer@example.test")]
    [InlineData("Ihre Meldung\nX-Boese: ja\n\nAnderer Text")]
    [InlineData("Ihre Meldung\u2028Bcc: opfer@example.test\u0085Bcc: opfer@example.test")]
    public async Task A_subject_with_line_ends_adds_no_header_and_no_recipient(string subject)
    {
        await using var server = await MailServer.StartAsync();

        await Transport(server).SendAsync(Answer with { Subject = subject }, CancellationToken.None);

        var mail = Assert.Single(await server.WaitForAsync(1));
        Assert.Equal(["melderin@example.test"], mail.To);
        Assert.DoesNotContain(mail.HeaderNames, name => name is "Bcc" or "X-Boese");
        Assert.StartsWith("Guten Tag", mail.DecodedBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@example.test, opfer@example.test")]
    [InlineData("a@example.test\r\nBcc: opfer@example.test")]
    [InlineData("a@example.test>\r\nRCPT TO:<opfer@example.test")]
    [InlineData("keine adresse")]
    public async Task What_is_not_one_mailbox_is_refused_for_good_and_nobody_is_asked(string address)
    {
        await using var server = await MailServer.StartAsync();

        await Assert.ThrowsAsync<MailRefusedException>(
            () => Transport(server).SendAsync(Answer with { To = address }, CancellationToken.None));

        await Transport(server).SendAsync(Answer, CancellationToken.None);
        Assert.Equal(["melderin@example.test"], Assert.Single(await server.WaitForAsync(1)).To);
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_refused_for_good_and_one_that_is_busy_is_not()
    {
        await using var server = await MailServer.StartAsync();
        var transport = Transport(server);

        var final = await Assert.ThrowsAsync<MailRefusedException>(
            () => transport.SendAsync(Answer with { To = "niemand@example.test" }, CancellationToken.None));
        Assert.Contains("550", final.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("niemand", final.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<SmtpException>(
            () => transport.SendAsync(Answer with { To = "spaeter-1@example.test" }, CancellationToken.None));
        await transport.SendAsync(Answer with { To = "spaeter-1@example.test" }, CancellationToken.None);

        Assert.Equal(Answer.MessageId, Assert.Single(await server.WaitForAsync(1)).MessageId);
    }

    [Fact]
    public async Task A_relay_that_never_answers_holds_nobody_up_for_ever()
    {
        await using var server = await MailServer.StartAsync();

        await Assert.ThrowsAsync<TimeoutException>(() => Transport(server, ("TimeoutSeconds", "1"))
            .SendAsync(Answer with { To = "schweigt@example.test" }, CancellationToken.None));
    }

    [Fact]
    public async Task A_relay_that_asks_for_a_name_gets_it_and_a_wrong_password_is_nothing_final()
    {
        await using var server = await MailServer.StartAsync(new MailServerOptions { User = "haus", Password = "geheim" });

        await Transport(server, ("UserName", "haus"), ("Password", "geheim")).SendAsync(Answer, CancellationToken.None);
        Assert.Equal("haus", Assert.Single(await server.WaitForAsync(1)).User);
        await Assert.ThrowsAnyAsync<SmtpException>(
            () => Transport(server, ("UserName", "haus"), ("Password", "falsch")).SendAsync(Answer, CancellationToken.None));
        await Assert.ThrowsAnyAsync<SmtpException>(() => Transport(server).SendAsync(Answer, CancellationToken.None));
    }

    [Fact]
    public async Task Over_STARTTLS_nothing_is_said_in_the_clear_and_a_stranger_with_a_certificate_gets_nothing()
    {
        using var identity = new MailServerIdentity();
        await using var server = await MailServer.StartAsync(new MailServerOptions { Key = identity.KeyPath, Certificate = identity.CertificatePath });
        var transport = Transport(server, ("StartTls", "true"));

        await Assert.ThrowsAnyAsync<Exception>(() => transport.SendAsync(Answer, CancellationToken.None));
        Assert.Empty(server.Mails);
        using (identity.Trusted())
            await transport.SendAsync(Answer, CancellationToken.None);

        Assert.True(Assert.Single(await server.WaitForAsync(1)).IsEncrypted);
    }

    [Fact]
    public async Task Where_STARTTLS_is_wanted_and_not_offered_nothing_is_handed_over()
    {
        await using var server = await MailServer.StartAsync();

        await Assert.ThrowsAnyAsync<SmtpException>(
            () => Transport(server, ("StartTls", "true")).SendAsync(Answer, CancellationToken.None));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public void Without_a_host_there_is_no_relay() =>
        Assert.False(new SmtpMailTransport(new ConfigurationBuilder().Build()).IsConfigured);

    private static SmtpMailTransport Transport(MailServer server, params (string Key, string Value)[] more) => new(
        new ConfigurationBuilder()
            .AddInMemoryCollection(more.Prepend(("Host", "127.0.0.1")).Append(("Port", $"{server.Port}"))
                .Select(one => new KeyValuePair<string, string?>($"Smtp:{one.Item1}", one.Item2)))
            .Build());
}
