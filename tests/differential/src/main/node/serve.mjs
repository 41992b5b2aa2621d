// Answers expressions in Pyodide: node serve.mjs PYODIDE_DIRECTORY PROGRAMS. See ProcessHost.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [directory, programs] = process.argv.slice(2);
const { loadPyodide, version } = await import(pathToFileURL(`${directory}/pyodide.mjs`));
const python = await loadPyodide({
  indexURL: `${directory}/`,
  env: { PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1', TZ: 'UTC' },
});
python.FS.mkdirTree('/programs');
python.FS.mount(python.FS.filesystems.NODEFS, { root: programs }, '/programs');
python.runPython("import sys; sys.path.insert(0, '/programs'); from programs import runner");
console.log(`Pyodide ${version} on Node ${process.versions.node}\nend`);
for await (const expression of createInterface({ input: process.stdin })) {
  console.log(`${python.runPython(expression)}\nend`);
}
