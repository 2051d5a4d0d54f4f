// Reads a JSON array of scripts, writes a JSON array of what Node makes of them.
import { run } from "../Differential/node.mjs";

let text = "";
for await (const piece of process.stdin.setEncoding("utf8")) text += piece;
process.stdout.write(JSON.stringify(JSON.parse(text).map(run)));
