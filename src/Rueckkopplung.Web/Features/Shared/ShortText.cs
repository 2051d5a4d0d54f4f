namespace Rueckkopplung.Web.Features.Shared;

/// <summary>The beginning of a text for a list, cut between two words.</summary>
public static class ShortText
{
    public static string Of(string text, int longest)
    {
        if (text.Length <= longest)
            return text;

        var blank = text.LastIndexOf(' ', longest);
        return $"{text[..(blank > longest / 2 ? blank : longest)]} …";
    }
}
