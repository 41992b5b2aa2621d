// Runs modules of CPython's tests on Pyodide in Node, each in a fresh Pyodide: node node-worker.mjs PYODIDE TESTS HARNESS.
// Speaks the protocol of Engine.java: a line MODULE<TAB>DIRECTORY is answered by 'done' or 'dead' and why.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [pyodideDirectory, tests, harness] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodideDirectory, 'pyodide.mjs')).href);
const program = readFileSync(harness, 'utf8');

// Each Pyodide compiles the same 10 MB; what stays alive here is compiled once, and hot functions stay optimized.
const instantiate = WebAssembly.instantiate;
let mainModule;
WebAssembly.instantiate = async (binary, imports) => {
  if (!(binary.byteLength > 4e6)) {
    return instantiate(binary, imports);
  }
  mainModule ??= await WebAssembly.compile(binary);
  return { module: mainModule, instance: await instantiate(mainModule, imports) };
};

async function run(module, directory) {
  const pyodide = await loadPyodide({
    indexURL: pyodideDirectory,
    env: { HOME: '/home/pyodide', PYTHONHASHSEED: '0' },
    stdout: () => {},
    stderr: () => {},
  });
  for (const [host, guest] of [[tests, '/cpython-tests'], [directory, '/conformance']]) {
    pyodide.FS.mkdir(guest);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: host }, guest);
  }
  pyodide.runPython(program);
  pyodide.globals.get('record')(module, '/conformance/log', '/conformance/done');
}

// A promise of a dead Pyodide that nobody awaits is not the end of the next one.
process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});
for await (const line of createInterface({ input: process.stdin })) {
  const [module, directory] = line.split('\t');
  let answer = 'done';
  try {
    await run(module, directory);
  } catch (error) {
    answer = `dead ${error}`.replaceAll('\n', ' ').slice(0, 300);
  }
  process.stdout.write(`${answer}\n`);
}
