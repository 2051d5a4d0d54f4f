using System.Text.Json.Nodes;
using Rueckkopplung.Scripting.Runtime;

namespace Rueckkopplung.Scripting;

/// <summary>A value of the language. No CLR object is ever reachable through it.</summary>
public readonly struct ScriptValue : IEquatable<ScriptValue>
{
    internal readonly object? Ref;
    internal readonly double Num;

    internal ScriptValue(object? reference, double number)
    {
        Ref = reference;
        Num = number;
    }

    internal ScriptValue(ScriptObject value) : this(value, 0)
    {
    }

    internal ScriptValue(ScriptSymbol value) : this(value, 0)
    {
    }

    internal ScriptValue(Rope value) : this(value, 0)
    {
    }

    /// <summary>The value <c>undefined</c>; also the default of this type.</summary>
    public static ScriptValue Undefined => default;

    /// <summary>The value <c>null</c>.</summary>
    public static ScriptValue Null => new(Tag.Null, 0);

    /// <summary>True.</summary>
    public static ScriptValue True => new(Tag.Boolean, 1);

    /// <summary>False.</summary>
    public static ScriptValue False => new(Tag.Boolean, 0);

    internal static ScriptValue Empty => new(Tag.Empty, 0);

    /// <summary>What the value is.</summary>
    public ScriptValueKind Kind => Ref switch
    {
        null => ScriptValueKind.Undefined,
        Tag tag => tag.Kind,
        string or Rope => ScriptValueKind.String,
        ScriptFunction => ScriptValueKind.Function,
        ScriptArray { IsArguments: false } => ScriptValueKind.Array,
        ScriptSymbol => ScriptValueKind.Symbol,
        _ => ScriptValueKind.Object
    };

    /// <summary>Undefined or null.</summary>
    public bool IsNullish => Ref is null || ReferenceEquals(Ref, Tag.Null);

    internal bool IsUndefined => Ref is null;

    internal bool IsNull => ReferenceEquals(Ref, Tag.Null);

    internal bool IsNumber => ReferenceEquals(Ref, Tag.Number);

    internal bool IsBoolean => ReferenceEquals(Ref, Tag.Boolean);

    internal bool IsEmpty => ReferenceEquals(Ref, Tag.Empty);

    internal bool IsString => Ref is string or Rope;

    internal ScriptObject? Object => Ref as ScriptObject;

    internal string Str => Ref as string ?? ((Rope)Ref!).Flatten();

    /// <summary>A number.</summary>
    public static implicit operator ScriptValue(double value) => new(Tag.Number, value);

    /// <summary>True or false.</summary>
    public static implicit operator ScriptValue(bool value) => new(Tag.Boolean, value ? 1 : 0);

    /// <summary>A text; null becomes <c>null</c>.</summary>
    public static implicit operator ScriptValue(string? value) => value is null ? Null : new ScriptValue(value, 0);

    /// <summary>A number.</summary>
    public static ScriptValue Number(double value) => value;

    /// <summary>True or false.</summary>
    public static ScriptValue Boolean(bool value) => value;

    /// <summary>A text; null becomes <c>null</c>.</summary>
    public static ScriptValue Text(string? value) => value;

    /// <summary>The instant as a <c>Date</c>, to the millisecond.</summary>
    public static ScriptValue Date(DateTimeOffset instant) => new(new ScriptDate(instant.ToUnixTimeMilliseconds()));

    /// <summary>A copy of the JSON. Objects and arrays of it belong to one run at a time.</summary>
    public static ScriptValue FromJson(JsonNode? node) => JsonBridge.FromJson(node);

    /// <summary>A function the script can call. What it throws ends the run and reaches the caller as it is,
    /// except <see cref="ScriptArguments.Error"/>, which the script can catch.</summary>
    public static ScriptValue Function(string name, Func<ScriptArguments, ScriptValue> body) =>
        new(new NativeFunction(name, 0, body) { Integrity = Integrity.BuiltIn });

    /// <summary>An object whose members the host answers for, as <c>variables.X</c>.</summary>
    /// <param name="name">The name shown in messages.</param>
    /// <param name="get">The member's value, or <c>(ScriptValue?)null</c> when there is none and the script shall see
    /// undefined; a bare <c>null</c> in a conditional becomes the script's <c>null</c>.</param>
    /// <param name="set">Takes an assignment; null makes an assignment a TypeError of the script.</param>
    /// <param name="keys">The names that <c>Object.keys</c>, <c>for…in</c> and <c>JSON.stringify</c> see.</param>
    public static ScriptValue HostObject(
        string name, Func<string, ScriptValue?> get, Action<string, ScriptValue>? set = null,
        Func<IEnumerable<string>>? keys = null) =>
        new(new HostObject(name, get, set, keys) { Integrity = Integrity.BuiltIn });

    /// <summary>The number; for other kinds as JavaScript's <c>Number(v)</c>, objects give NaN.</summary>
    public double AsNumber() => Object is null ? Coerce.PrimitiveToNumber(this) : double.NaN;

    /// <summary>The truth of the value, as in a condition.</summary>
    public bool AsBoolean() => Coerce.ToBoolean(this);

    /// <summary>The text of a primitive as <c>String(v)</c> gives it; of objects their JSON.</summary>
    public override string ToString() =>
        Object is null ? Coerce.PrimitiveToText(this) : ToJson()?.ToJsonString() ?? Coerce.Describe(this);

    /// <summary>
    /// The value as JSON: undefined, functions and symbols as null, dates as ISO text, NaN and infinities as null,
    /// maps and
    /// regular expressions as empty objects; no code of the script runs.
    /// </summary>
    /// <exception cref="ScriptException">The value holds itself.</exception>
    /// <exception cref="ScriptLimitException">The JSON would be nested or grow beyond the limits.</exception>
    public JsonNode? ToJson() => JsonBridge.ToJson(this);

    /// <summary>Same value in the sense of <c>===</c>, except that NaN equals NaN.</summary>
    public bool Equals(ScriptValue other) => Operators.SameValueZero(this, other);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ScriptValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Ref switch
    {
        Tag => Num == 0 ? 0 : Num.GetHashCode(),
        Rope rope => rope.Flatten().GetHashCode(StringComparison.Ordinal),
        null => 0,
        var other => other.GetHashCode()
    };

    /// <summary>See <see cref="Equals(ScriptValue)"/>.</summary>
    public static bool operator ==(ScriptValue left, ScriptValue right) => left.Equals(right);

    /// <summary>See <see cref="Equals(ScriptValue)"/>.</summary>
    public static bool operator !=(ScriptValue left, ScriptValue right) => !left.Equals(right);
}
