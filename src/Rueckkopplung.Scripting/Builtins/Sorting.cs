using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting.Builtins;

/// <summary>A stable merge sort whose every comparison is a step.</summary>
internal static class Sorting
{
    /// <summary>Values in order, then undefined, then holes.</summary>
    public static ScriptValue[] Sorted(RunContext run, ScriptArray array, ScriptFunction? compare)
    {
        run.Charge(48L * array.Length);
        var items = array.Items.ToArray();
        var values = Array.FindAll(items, item => !item.IsUndefined && !item.IsEmpty);
        if (compare is null)
            SortByText(run, values);
        else
            Sort(run, values, (a, b) => Coerce.ToNumber(run, compare.Call(run, default, [a, b])));

        var undefined = items.Count(item => item.IsUndefined);
        var result = new ScriptValue[items.Length];
        values.CopyTo(result, 0);
        result.AsSpan(values.Length + undefined).Fill(ScriptValue.Empty);
        return result;
    }

    private static void SortByText(RunContext run, ScriptValue[] values)
    {
        var texts = Array.ConvertAll(values, value => (Text: Coerce.ToText(run, value), Value: value));
        Sort(run, texts, (a, b) =>
        {
            run.Work(Math.Min(a.Text.Length, b.Text.Length));
            return string.CompareOrdinal(a.Text, b.Text);
        });
        for (var i = 0; i < values.Length; i++)
            values[i] = texts[i].Value;
    }

    private static void Sort<T>(RunContext run, T[] items, Func<T, T, double> compare)
    {
        var from = items;
        var to = new T[items.Length];
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
                Merge(run, from, to, start, width, compare);
            (from, to) = (to, from);
            if (width > int.MaxValue / 2)
                break;
        }

        if (!ReferenceEquals(from, items))
            from.CopyTo(items, 0);
    }

    private static void Merge<T>(RunContext run, T[] from, T[] to, int start, int width, Func<T, T, double> compare)
    {
        var middle = Math.Min(start + width, from.Length);
        var end = Math.Min(start + 2 * width, from.Length);
        var (left, right) = (start, middle);
        for (var i = start; i < end; i++)
        {
            run.Step();
            var takesLeft = left < middle && (right >= end || !(compare(from[left], from[right]) > 0));
            to[i] = takesLeft ? from[left++] : from[right++];
        }
    }
}
