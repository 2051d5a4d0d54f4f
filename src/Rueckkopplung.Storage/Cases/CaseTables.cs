using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rueckkopplung.Cases;
using Rueckkopplung.Cases.Intake;
using Rueckkopplung.Storage.Providers;

namespace Rueckkopplung.Storage.Cases;

/// <summary>The case and what belongs to it.</summary>
internal static class CaseTables
{
    private const string CaseId = "CaseId";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<CaseFile>(ConfigureCase);
        model.Entity<CasePart>(entity =>
        {
            entity.ToTable("case_parts");
            entity.Property(part => part.Id).ValueGeneratedNever();
            entity.Property(part => part.Refusals).HasField("refusals").AsJson();
            entity.Ignore(part => part.ActingUnit);
            entity.Ignore(part => part.IsOpen);
            entity.HasIndex(part => part.UnitCode);
            entity.HasIndex(part => part.CaredForBy);
        });
        model.Entity<Answer>(entity =>
        {
            entity.ToTable("answers");
            entity.Property(answer => answer.Id).ValueGeneratedNever();
            entity.Ignore(answer => answer.EndsTheWaiting);
            entity.Ignore(answer => answer.IsGiven);
        });
        ConfigureWords(model);
        model.Entity<Pause>(entity =>
        {
            entity.ToTable("pauses");
            entity.Property(pause => pause.Id).ValueGeneratedNever();
            entity.Ignore(pause => pause.IsOpen);
            entity.HasIndex(pause => pause.Until).HasFilter("ended_at is null");
        });
        model.Entity<ReporterContact>(entity =>
        {
            entity.ToTable("reporter_contacts");
            entity.HasKey(contact => contact.CaseId);
            entity.Property(contact => contact.CaseId).ValueGeneratedNever();
        });
        model.Entity<CaseNumberCounter>(entity =>
        {
            entity.ToTable("case_numbers");
            entity.HasKey(counter => counter.Year);
            entity.Property(counter => counter.Year).ValueGeneratedNever();
        });
    }

    private static void ConfigureCase(EntityTypeBuilder<CaseFile> entity)
    {
        entity.ToTable("cases");
        entity.Property(file => file.Id).ValueGeneratedNever();
        entity.Property(file => file.Number).HasConversion(
            number => (number.Year * 10_000_000L) + number.Sequence,
            stored => new CaseNumber((int)(stored / 10_000_000), (int)(stored % 10_000_000)));
        entity.Property(file => file.Urgency).HasConversion<int>();
        entity.Property(file => file.Revision).IsConcurrencyToken();
        entity.ComplexProperty(file => file.Place);
        entity.Ignore(file => file.Events);
        entity.Ignore(file => file.CurrentParts);
        entity.Ignore(file => file.CurrentAnswers);
        entity.Ignore(file => file.OpenQuestion);
        entity.Ignore(file => file.OpenPause);
        entity.Ignore(file => file.IsPaused);
        entity.Ignore(file => file.Ledger);
        entity.HasMany(file => file.Parts).WithOne().HasForeignKey(CaseId).IsRequired();
        entity.HasMany(file => file.Answers).WithOne().HasForeignKey(CaseId).IsRequired();
        entity.HasMany(file => file.Notes).WithOne().HasForeignKey(CaseId).IsRequired();
        entity.HasMany(file => file.Questions).WithOne().HasForeignKey(CaseId).IsRequired();
        entity.HasMany(file => file.Feedbacks).WithOne().HasForeignKey(CaseId).IsRequired();
        entity.HasMany(file => file.Pauses).WithOne().HasForeignKey(CaseId).IsRequired();
        entity.HasIndex(file => file.Number).IsUnique();
        entity.HasIndex(file => file.FollowUpHash).IsUnique();
        entity.HasIndex(file => new { file.Status, file.PromisedBy });
        entity.HasIndex(file => file.CategoryCode);
        entity.HasIndex(file => file.ReceivedAt);
    }

    private static void ConfigureWords(ModelBuilder model)
    {
        model.Entity<Note>(entity =>
        {
            entity.ToTable("notes");
            entity.Property(note => note.Id).ValueGeneratedNever();
        });
        model.Entity<Question>(entity =>
        {
            entity.ToTable("questions");
            entity.Property(question => question.Id).ValueGeneratedNever();
            entity.Ignore(question => question.IsOpen);
        });
        model.Entity<Feedback>(entity =>
        {
            entity.ToTable("feedbacks");
            entity.Property(feedback => feedback.Id).ValueGeneratedNever();
        });
    }
}
