using System.Linq.Expressions;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Categories;

namespace Rueckkopplung.Storage.Reading;

/// <summary>Cases of closed categories of which a reader may see that they exist, but not what is in them.</summary>
public static class CaseProtection
{
    /// <summary>Whether the case shows as a protected row only.</summary>
    public static Expression<Func<CaseFile, bool>> ProtectedFor(this RueckkopplungDb db, Reader reader) => reader switch
    {
        { IsHouse: true } => _ => false,
        { Role: Role.Sqm or Role.SqmLead } => file =>
            db.Set<Category>().Any(category => category.Closed && category.Code == file.CategoryCode)
            && db.Set<PartScope>().Any(part => part.CaseId == file.Id && part.UnitCode != null),
        { Role: Role.Privacy or Role.Leadership } => file =>
            db.Set<Category>().Any(category => category.Closed && category.Code == file.CategoryCode),
        _ => _ => false,
    };

    /// <summary>The opposite: whether the reader may read what is in the case. Searches by words look nowhere else.</summary>
    public static Expression<Func<CaseFile, bool>> ReadableBy(this RueckkopplungDb db, Reader reader)
    {
        var isProtected = db.ProtectedFor(reader);
        return Expression.Lambda<Func<CaseFile, bool>>(Expression.Not(isProtected.Body), isProtected.Parameters);
    }
}
