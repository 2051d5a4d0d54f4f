namespace Rueckkopplung.Web.Activities.Tasks;

/// <summary>What instances of a case wait for, besides tasks. Each is the name of a bookmark and of a signal.</summary>
public static class Stimuli
{
    /// <summary>The reporter replied; no payload, the reply is on the case.</summary>
    public const string ReporterReplied = "Rueckkopplung.ReporterReplied";

    /// <summary>The reporter said whether it helped: <c>{satisfied}</c>.</summary>
    public const string FeedbackReceived = "Rueckkopplung.FeedbackReceived";

    /// <summary>A time came.</summary>
    public const string TimeCame = "Rueckkopplung.TimeCame";
}
