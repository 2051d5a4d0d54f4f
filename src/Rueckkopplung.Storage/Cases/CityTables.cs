using Microsoft.EntityFrameworkCore;
using Rueckkopplung.Cases.Categories;
using Rueckkopplung.Cases.Deadlines;
using Rueckkopplung.Cases.Quartiere;
using Rueckkopplung.Cases.Routing;
using Rueckkopplung.Cases.Texts;
using Rueckkopplung.Cases.Units;
using Rueckkopplung.Storage.Providers;

namespace Rueckkopplung.Storage.Cases;

/// <summary>Reference data: units, Quartiere, categories, routing, Fristprofile and standard texts.</summary>
internal static class CityTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Unit>(entity =>
        {
            entity.ToTable("units");
            entity.HasKey(unit => unit.Code);
            entity.Ignore(unit => unit.IsExternal);
        });
        model.Entity<Category>(entity =>
        {
            entity.ToTable("categories");
            entity.HasKey(category => category.Code);
            entity.Property(category => category.DangerWords).AsJson();
            entity.Property(category => category.Examples).AsJson();
        });
        model.Entity<RoutingRule>(entity =>
        {
            entity.ToTable("routing_rules");
            entity.HasKey(rule => rule.No);
            entity.Property(rule => rule.No).ValueGeneratedNever();
            entity.Property(rule => rule.Keywords).AsJson();
            entity.Property(rule => rule.Info).AsJson();
        });
        model.Entity<Deputyship>(entity =>
        {
            entity.ToTable("deputyships");
            entity.HasKey(one => one.Id);
            entity.HasIndex(one => new { one.UnitCode, one.ValidFrom }).IsUnique();
        });
        ConfigureQuartiere(model);
        ConfigureTexts(model);
    }

    private static void ConfigureQuartiere(ModelBuilder model) => model.Entity<Quartier>(entity =>
    {
        entity.ToTable("quartiere");
        entity.HasKey(quartier => quartier.Code);
        entity.Property(quartier => quartier.Streets).AsJson();
        entity.Property(quartier => quartier.Treff).AsJson();
        entity.Property(quartier => quartier.Landmarks).AsJson();
        entity.Property(quartier => quartier.Rounds).AsJson();
    });

    private static void ConfigureTexts(ModelBuilder model)
    {
        model.Entity<DeadlineProfile>(entity =>
        {
            entity.ToTable("profiles");
            entity.HasKey(profile => profile.Code);
            entity.Property(profile => profile.Steps).AsJson();
            entity.Property(profile => profile.Stages).AsJson();
            entity.Property(profile => profile.Seasons).AsJson();
            entity.Property(profile => profile.Pauses).AsJson();
        });
        model.Entity<StandardText>(entity =>
        {
            entity.ToTable("texts");
            entity.HasKey(text => text.Code);
            entity.Property(text => text.Categories).AsJson();
            entity.Property(text => text.Ways).AsJson();
            entity.Property(text => text.Placeholders).AsJson();
            entity.Property(text => text.De).AsJson();
            entity.Property(text => text.En).AsJson();
        });
    }
}
