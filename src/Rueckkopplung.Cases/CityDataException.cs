namespace Rueckkopplung.Cases;

/// <summary>Reference data contradict themselves; the message names the row and what is wrong with it.</summary>
public sealed class CityDataException(string message, Exception? inner = null) : Exception(message, inner);
