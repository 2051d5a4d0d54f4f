using System.Collections.Frozen;

namespace Rueckkopplung.Cases.Categories;

/// <summary>The categories by code and group.</summary>
public sealed class CategoryTree
{
    private readonly FrozenDictionary<string, Category> byCode;

    /// <summary>Builds the tree.</summary>
    /// <exception cref="CityDataException">A group does not exist or has a group itself.</exception>
    public CategoryTree(IEnumerable<Category> categories)
    {
        All = [.. categories];
        byCode = All.ToFrozenDictionary(category => category.Code, StringComparer.Ordinal);
        var orphan = All.FirstOrDefault(category => category.Parent is { } group && Find(group) is not { Parent: null });
        if (orphan is not null)
            throw new CityDataException($"Category '{orphan.Code}' is in the group '{orphan.Parent}', which is no group.");
    }

    /// <summary>All categories in the order of the data.</summary>
    public IReadOnlyList<Category> All { get; }

    /// <summary>The groups, in order.</summary>
    public IEnumerable<Category> Groups => All.Where(category => category.Parent is null);

    /// <summary>The leaves of a group, in order.</summary>
    public IEnumerable<Category> LeavesOf(string group) => All.Where(category => category.Parent == group);

    /// <summary>The category with this code, or null.</summary>
    public Category? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>The category's own code and its group's; nothing for an unknown one.</summary>
    public IEnumerable<string> PathOf(string? code)
    {
        if (Find(code) is not { } category)
            yield break;

        yield return category.Code;
        if (category.Parent is { } group)
            yield return group;
    }

    /// <summary>„Abfall und Sauberkeit/Sperrmüll“.</summary>
    public string NameOf(string code) =>
        string.Join('/', PathOf(code).Reverse().Select(part => byCode[part].Name));

    /// <summary>True for child protection and violence; an unknown category is open.</summary>
    public bool IsClosed(string? code) => Find(code) is { Closed: true };

    /// <summary>The codes of the closed categories, for queries.</summary>
    public IReadOnlyList<string> ClosedCodes => [.. All.Where(category => category.Closed).Select(category => category.Code)];
}
