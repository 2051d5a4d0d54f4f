using Microsoft.Extensions.Localization;
using Rueckkopplung.Storage.Outbox;
using Rueckkopplung.Web.Localization;

namespace Rueckkopplung.Web.Activities;

/// <summary>One message after an outage, for what would have been many.</summary>
internal sealed class BundleWords(IStringLocalizer<DeadlinesTexts> texts) : IBundleWords
{
    public (string Subject, string Body) Of(IReadOnlyList<HeldMessage> held) => (
        texts["Bundle.Subject", held.Count],
        string.Join("\n\n", held.Select(one => $"{one.Subject}\n{one.Body}").Prepend(texts["Bundle.Hello"].Value)));
}
