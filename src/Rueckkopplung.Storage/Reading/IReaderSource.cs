namespace Rueckkopplung.Storage.Reading;

/// <summary>Knows the reader of the current request. Scoped; without one, or with null, no rows are visible.</summary>
public interface IReaderSource
{
    Reader? Current { get; }
}
