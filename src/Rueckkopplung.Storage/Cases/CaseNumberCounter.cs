namespace Rueckkopplung.Storage.Cases;

/// <summary>A row of <c>case_numbers</c>: the last running number of a year.</summary>
public sealed class CaseNumberCounter
{
    public int Year { get; init; }
    public int Last { get; init; }
}
