using Rueckkopplung.Workflows.Effects;

namespace Rueckkopplung.Web.Activities.Flow;

/// <summary>Ends what else still runs for a closed case, such as an undelivered interim message.</summary>
public sealed record EndOthersEffect(string ActivityId) : Effect(ActivityId);
