namespace Rueckkopplung.Cases.Deadlines;

/// <summary>The reasons for which a clock may stand; the codes of <see cref="PauseRule"/>.</summary>
public static class PauseReasons
{
    /// <summary>A question to the reporter is open. The question itself stops and starts the clock.</summary>
    public const string Reporter = "reporter";

    /// <summary>Somebody outside the house has to act first.</summary>
    public const string ThirdParty = "third-party";

    /// <summary>Frost, flood, storm.</summary>
    public const string Weather = "weather";

    /// <summary>The law forbids the work for a time of the year.</summary>
    public const string Season = "season";
}
