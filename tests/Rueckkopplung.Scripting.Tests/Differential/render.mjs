// Renders a value so that both engines can be compared; must equal Rendering.cs.
const kind = value => Object.prototype.toString.call(value).slice(8, -1);

export function render(value, depth = 0) {
  if (depth > 12) return "deep";
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return "function";
  if (value === null || typeof value !== "object") return String(value);
  const inner = v => render(v, depth + 1);
  switch (kind(value)) {
    case "Array": {
      const parts = [];
      for (let i = 0; i < value.length; i++) parts.push(i in value ? inner(value[i]) : "hole");
      return `[${parts.join()}]`;
    }
    case "Date": return `Date(${Number.isNaN(+value) ? "invalid" : value.toISOString()})`;
    case "RegExp": return String(value);
    case "Error": return value.name;
    case "Map": return `Map(${[...value].map(([k, v]) => `${inner(k)}=>${inner(v)}`).join()})`;
    case "Set": return `Set(${[...value].map(inner).join()})`;
    case "Number": case "String": case "Boolean": return `Object(${inner(value.valueOf())})`;
    default: return `{${Object.keys(value).map(k => `${JSON.stringify(k)}:${inner(value[k])}`).join()}}`;
  }
}
