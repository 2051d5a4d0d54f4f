using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rueckkopplung.Web.Tests.Shell;

namespace Rueckkopplung.Web.Tests.Architecture;

[Collection(SharedQuietHouse.Name)]
public sealed class HandlersSpecs(QuietHouse house)
{
    [Fact]
    public void Each_command_has_a_handler()
    {
        var commands = typeof(House).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && AnswerOf(type) is not null).ToList();
        Assert.True(commands.Count >= 3);
        using var scope = house.Running.Services.CreateScope();
        var known = scope.ServiceProvider.GetRequiredService<IServiceProviderIsService>();

        Assert.Empty(commands.Where(command => !known.IsService(typeof(IRequestHandler<,>).MakeGenericType(command, AnswerOf(command)!))).ToList());
    }

    [Fact]
    public void Each_route_says_who_may()
    {
        var routes = house.Running.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.True(routes.Count > 20);

        var silent = routes.Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is null && route.Metadata.GetMetadata<IAuthorizeData>() is null);
        Assert.Equal("/probe/ohne-regel", Assert.Single(silent.Select(route => route.RoutePattern.RawText)));
    }

    private static Type? AnswerOf(Type type) => type.GetInterfaces()
        .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IRequest<>))?.GetGenericArguments()[0];
}
