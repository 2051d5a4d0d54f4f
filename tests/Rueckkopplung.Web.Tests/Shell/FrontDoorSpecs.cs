using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Rueckkopplung.Web.Shared;

namespace Rueckkopplung.Web.Tests.Shell;

public sealed class FrontDoorSpecs
{
    [Fact]
    public void A_port_in_use_is_said_in_a_sentence_that_names_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refusal = FrontDoor.Refusal(Settings($"http://127.0.0.1:{port}", demo: false));

        Assert.StartsWith($"Der Anschluss 127.0.0.1:{port} ist schon belegt.", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://192.0.2.1:0")]
    [InlineData("http://127.0.0.1:0;http://[::]:0")]
    public void The_demo_opens_on_this_machine_only(string addresses)
    {
        Assert.NotNull(FrontDoor.Refusal(Settings(addresses, demo: true)));
        Assert.Null(FrontDoor.Refusal(Settings(addresses, demo: false)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://localhost:0")]
    [InlineData("http://[::1]:0")]
    public void The_loopback_is_this_machine(string address) => Assert.Null(FrontDoor.Refusal(Settings(address, demo: true)));

    private static IConfiguration Settings(string addresses, bool demo) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["urls"] = addresses, ["Demo:Enabled"] = demo.ToString() })
        .Build();
}
