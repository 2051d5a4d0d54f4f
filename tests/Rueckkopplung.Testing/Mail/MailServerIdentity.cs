using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rueckkopplung.Testing.Mail;

/// <summary>A key and a certificate for a server on the loopback that nobody has vouched for.</summary>
public sealed class MailServerIdentity : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rueckkopplung-tls-");
    private readonly X509Certificate2 certificate;

    public MailServerIdentity()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(CertificatePath, certificate.ExportCertificatePem());
    }

    public string KeyPath => Path.Combine(folder.FullName, "key.pem");

    public string CertificatePath => Path.Combine(folder.FullName, "certificate.pem");

    /// <summary>While it lives, this process takes this certificate, as if its issuer were in the system's store.</summary>
    public IDisposable Trusted() => new Trust(certificate.Thumbprint);

    public void Dispose()
    {
        certificate.Dispose();
        folder.Delete(recursive: true);
    }

#pragma warning disable SYSLIB0014, MA0039 // SmtpClient asks nobody else; the test stands in for the system's store
    private sealed class Trust : IDisposable
    {
        public Trust(string thumbprint) =>
            ServicePointManager.ServerCertificateValidationCallback =
                (_, shown, _, _) => shown is X509Certificate2 known && known.Thumbprint == thumbprint;

        public void Dispose() => ServicePointManager.ServerCertificateValidationCallback = null;
    }
#pragma warning restore SYSLIB0014, MA0039
}
