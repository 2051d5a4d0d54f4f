using System.Diagnostics;
using System.Globalization;
using Rueckkopplung.Storage.Steps;

/// <summary>
/// Loaded into the built product by DOTNET_STARTUP_HOOKS, which wants this name outside any namespace. Ends the process with
/// SIGKILL when it reaches a point for the n-th time: RUECKKOPPLUNG_KILL_AT=point:n.
/// </summary>
#pragma warning disable MA0047, IDE0130, CA1050 // the runtime finds it by this name only
internal static class StartupHook
#pragma warning restore MA0047, IDE0130, CA1050
{
    public const string Variable = "RUECKKOPPLUNG_KILL_AT";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } order)
            DiagnosticListener.AllListeners.Subscribe(new Points(order));
    }

    private sealed class Points(string order) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private readonly string point = order.Split(':')[0];
        private int left = int.Parse(order.Split(':')[1], CultureInfo.InvariantCulture);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Rueckkopplung.Steps")
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key != point || !CarriesWork(value.Value) || Interlocked.Decrement(ref left) != 0)
                return;

            Console.Error.WriteLine("Killed at " + order);
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        // heartbeats and leases are steps too; what counts is a report, a task or a stage
        private static bool CarriesWork(object? what) =>
            what is not StepOrigin[] { Length: > 0 } origins
            || Array.Exists(origins, origin => origin is StepOrigin.Person or StepOrigin.Public or StepOrigin.Timer);
    }
}
