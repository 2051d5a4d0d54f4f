using System.Net;
using System.Net.Sockets;

namespace Rueckkopplung.Web.Shared;

/// <summary>Looks at the addresses the house is to open before it opens them, so that a refusal is a sentence.</summary>
internal static class FrontDoor
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <returns>Why the house cannot open, German and English; null when nothing stands in the way.</returns>
    public static string? Refusal(IConfiguration configuration)
    {
        foreach (var address in Addresses(configuration))
        {
            if (configuration.GetValue<bool>("Demo:Enabled") && !IsLoopback(address))
            {
                return Sentence(
                    $"Der Demo-Betrieb hat bekannte Passwörter und öffnet nur auf diesem Rechner, nicht auf {address.Host}. Bitte --urls {DefaultAddress} wählen oder Demo:Enabled auf false stellen.",
                    $"Demo mode has well-known passwords and opens on this machine only, not on {address.Host}. Use --urls {DefaultAddress}, or set Demo:Enabled to false.");
            }

            if (IsTaken(address))
            {
                return Sentence(
                    $"Der Anschluss {address.Host}:{address.Port} ist schon belegt. Läuft die Anwendung schon? Sonst mit --urls http://127.0.0.1:5081 einen anderen wählen.",
                    $"Port {address.Port} on {address.Host} is in use. Is the application running already? Otherwise choose another with --urls http://127.0.0.1:5081.");
            }
        }
        return null;
    }

    private static string Sentence(string german, string english) => german + Environment.NewLine + english;

    private static IEnumerable<BindingAddress> Addresses(IConfiguration configuration) =>
        (configuration[WebHostDefaults.ServerUrlsKey] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(BindingAddress.Parse)
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren()
                .Select(endpoint => endpoint["Url"])
                .OfType<string>()
                .Select(BindingAddress.Parse))
            .Where(address => !address.IsUnixPipe && !address.IsNamedPipe);

    private static bool IsLoopback(BindingAddress address) =>
        string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip);

    private static bool IsTaken(BindingAddress address)
    {
        if (address.Port == 0)
            return false;

        var ip = IPAddress.TryParse(address.Host.Trim('[', ']'), out var parsed) ? parsed
            : IsLoopback(address) ? IPAddress.Loopback
            : IPAddress.Any;
        using var trial = new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            trial.Bind(new IPEndPoint(ip, address.Port));
            trial.Listen();
            return false;
        }
        catch (SocketException refusal) when (refusal.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }
}
