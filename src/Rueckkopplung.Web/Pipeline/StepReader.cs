using Rueckkopplung.Storage.Reading;

namespace Rueckkopplung.Web.Pipeline;

/// <summary>Who sent the step's command; null for the public. The step itself reads as the house.</summary>
internal sealed class StepReader
{
    public Reader? Reader { get; set; }
}
