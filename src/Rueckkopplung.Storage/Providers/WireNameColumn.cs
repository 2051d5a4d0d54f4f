using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Rueckkopplung.Cases;

namespace Rueckkopplung.Storage.Providers;

/// <summary>Stores an enum of the domain by the name it has everywhere outside the code.</summary>
internal sealed class WireNameColumn<T>() : ValueConverter<T, string>(
    value => WireNames.Of(value),
    name => WireNames.Find<T>(name)!.Value)
    where T : struct, Enum;
