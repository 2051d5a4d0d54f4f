namespace Rueckkopplung.Scripting.Runtime;

internal static class DateText
{
    public static string Iso(double time) => DateTimeOffset.FromUnixTimeMilliseconds((long)time).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
}
