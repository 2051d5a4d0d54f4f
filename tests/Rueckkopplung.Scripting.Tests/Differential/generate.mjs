// Makes expected.json from expressions.txt, scripts.txt and tables of operators: node generate.mjs
import fs from "node:fs";
import { run } from "./node.mjs";

const here = name => new URL(name, import.meta.url);
const lines = fs.readFileSync(here("expressions.txt"), "utf8").split("\n").filter(Boolean);
const scripts = fs.readFileSync(here("scripts.txt"), "utf8").split(/\n-----\n/).map(s => s.trimEnd());

const values = `[0, -0, 1, -1.5, NaN, Infinity, "", "a", "10", " 7 ", true, false, null, undefined, [], [3], {}, "abc"]`;
const binary = ["+", "-", "*", "/", "%", "**", "&", "|", "^", "<<", ">>", ">>>", "<", ">", "<=", ">=", "==", "!=", "===", "!==", "&&", "||", "??"];
const unary = ["+", "-", "!", "~", "typeof ", "void "];
const tables = [
  ...binary.map(sign => `${values}.map((a, i, all) => all.map(b => a ${sign} b))`),
  ...unary.map(sign => `${values}.map(a => ${sign}a)`),
  ...["String", "Number", "Boolean", "parseInt", "parseFloat", "isNaN", "Number.isInteger", "JSON.stringify", "Object.is"]
    .map(name => `${values}.map(x => ${name}(x))`)
];

const cases = [...new Set([...lines, ...scripts, ...tables])].map(source => ({ source, expected: run(source) }));
fs.writeFileSync(here("expected.json"), `[\n${cases.map(c => "  " + JSON.stringify(c)).join(",\n")}\n]\n`);
console.log(`${cases.length} cases`);
