// Measures the bridge of Pyodide in this Node as JyodideBridge does ours; prints the same lines.
// usage: node bridge.mjs PYODIDE_DIRECTORY
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const CALLS = 100_000;
const FLOATS = 1_000_000;
const RECORDS = 100_000;
const SECONDS = 4;

const folder = resolve(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${folder}/` });

function measure(name, operations, work) {
  const end = performance.now() + SECONDS * 1000;
  let best = Infinity;
  do {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  } while (performance.now() < end);
  console.log(`cost\t${name}\t${(best * 1e6) / operations}`);
}

function require(condition) {
  if (!condition) {
    throw new Error("what came over the bridge is not what was sent");
  }
}

python.globals.set("add", (a, b) => a + b);
python.runPython(`
def add_often(n, add=add):
    for i in range(n):
        add(i, 2)
`);
const often = python.globals.get("add_often");
measure("Python calls Java", CALLS, () => often(CALLS));

const increment = python.runPython("lambda x: x + 1");
measure("Java calls Python", CALLS, () => {
  let value = 0;
  for (let i = 0; i < CALLS; i++) {
    value = increment(value);
  }
  require(value === CALLS);
});

const floats = python.runPython(`__import__('array').array('d', range(${FLOATS}))`);
measure("1,000,000 floats to double[]", 1, () => {
  const buffer = floats.getBuffer();
  const copy = buffer.data.slice();
  buffer.release();
  require(copy.length === FLOATS && copy[FLOATS - 1] === FLOATS - 1);
});

const records = python.runPython(
  `[{'id': i, 'name': f'name {i}', 'score': i * 0.5} for i in range(${RECORDS})]`,
);
measure("100,000 dicts to Java maps", 1, () => {
  require(records.toJs().length === RECORDS);
});
