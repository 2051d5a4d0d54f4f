namespace Rueckkopplung.Storage.Time;

/// <summary>Ids of version 7: they begin with the house's time and so sort by age in both databases.</summary>
public interface IHouseIds
{
    Guid New();

    /// <summary>From now on the ids follow from the seed and the clock alone: two equal fills get equal ids.</summary>
    void Seed(ulong seed);

    /// <summary>Ends <see cref="Seed"/>.</summary>
    void Unseed();
}
