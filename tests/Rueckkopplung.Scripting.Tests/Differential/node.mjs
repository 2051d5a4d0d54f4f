// Runs one script as Node does and renders its completion value, or the name of what it throws.
import vm from "node:vm";
import { render } from "./render.mjs";

process.env.TZ = "Europe/Berlin";

export function run(source) {
  try {
    return render(evaluate(source));
  } catch (error) {
    if (error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return "timeout";
    const isError = Object.prototype.toString.call(error) === "[object Error]";
    return `throws ${isError ? error.name : render(error)}`;
  }
}

function evaluate(source) {
  const context = vm.createContext({});
  try {
    return new vm.Script(source).runInContext(context, { timeout: 2000 });
  } catch (error) {
    // Workflows may return at top level, which no plain script may.
    if (!(error instanceof SyntaxError) || !/Illegal return/.test(error.message)) throw error;
    return vm.runInContext(`(function () {\n${source}\n})()`, context, { timeout: 2000 });
  }
}
