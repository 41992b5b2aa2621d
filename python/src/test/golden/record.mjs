// Records what a script prints under Pyodide in Node:
//   node record.mjs PACKAGE_DIRECTORY SCRIPT.py > SCRIPT.out
// Node 20 cannot switch stacks, which asyncio.run() would need there: top-level await does the same.
import { readFileSync, writeSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [directory, script] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(resolve(directory, "pyodide.mjs")).href);
const pyodide = await loadPyodide({ indexURL: resolve(directory) + "/" });
pyodide.setStdout({ write: (buffer) => writeSync(1, buffer) });
const source = readFileSync(script, "utf-8").replace(/^(.*)asyncio\.run\((.*)\)$/gm, "$1await $2");
await pyodide.runPythonAsync(source, { filename: basename(script) });
pyodide.runPython("import sys; sys.stdout.flush()");
