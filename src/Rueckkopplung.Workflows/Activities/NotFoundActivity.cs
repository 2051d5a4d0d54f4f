namespace Rueckkopplung.Workflows.Activities;

/// <summary>Stands for an activity of a type that is not known; fails when it is reached.</summary>
internal sealed class NotFoundActivity : Activity
{
    public const string TypeName = "Elsa.NotFoundActivity";

    private NotFoundActivity()
    {
    }

    public static NotFoundActivity Instance { get; } = new();

    public override ActivityDescriptor Descriptor { get; } = Describe.As(TypeName, "System") with { IsBrowsable = false };

    public override void Execute(ActivityContext context) => throw new InvalidOperationException(
        $"Activity type '{context.Execution.Node.Definition.Type}' version '{context.Execution.Node.Definition.Version}' "
        + "could not be found.");
}
