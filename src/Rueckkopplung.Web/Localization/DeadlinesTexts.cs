namespace Rueckkopplung.Web.Localization;

/// <summary>Names the texts of „Fristen &amp; Erinnerungen“, of the digests and of what is caught up.</summary>
public sealed class DeadlinesTexts;
