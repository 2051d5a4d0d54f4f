using System.Diagnostics;
using MediatR;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>One activity a command, named after it; no values, no names.</summary>
internal sealed class CommandTelemetry<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly ActivitySource Source = new("Rueckkopplung.Commands");

    public async Task<TResponse> Handle(
        TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = Source.StartActivity(typeof(TRequest).DeclaringType?.Name ?? typeof(TRequest).Name);
        return await next();
    }
}
