using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rueckkopplung.Storage.Providers;

/// <summary>Names columns as SQL people write them, the same on both databases.</summary>
internal static class SnakeCase
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
            Name(entity);
    }

    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0 && text[^1] != '_')
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private static void Name(IMutableTypeBase type, string prefix = "")
    {
        foreach (var property in type.GetProperties())
            property.SetColumnName(prefix + Of(property.Name));
        foreach (var complex in type.GetComplexProperties())
            Name(complex.ComplexType, $"{prefix}{Of(complex.Name)}_");
    }
}
