// Runs `-c CODE` or `SCRIPT [ARGUMENT...]` in Pyodide on this Node, as `python` would.
// usage: node run.mjs PYODIDE_DIRECTORY (-c CODE | SCRIPT [ARGUMENT...])
//
// The script's directory is mounted at its own path. Python runs through the synchronous entry
// point, without stack switching, like the other hosts.
import { writeSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [directory, first, ...rest] = process.argv.slice(2);
if (directory === undefined || first === undefined || (first === "-c" && rest.length === 0)) {
  console.error("usage: node run.mjs PYODIDE_DIRECTORY (-c CODE | SCRIPT [ARGUMENT...])");
  process.exit(2);
}

const folder = resolve(directory);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${folder}/` });
python.setStdout({ write: (bytes) => writeSync(1, bytes) });
python.setStderr({ write: (bytes) => writeSync(2, bytes) });

const inline = first === "-c";
const script = inline ? "-c" : resolve(first);
const argv = inline ? ["-c", ...rest.slice(1)] : [script, ...rest];
if (!inline) {
  const scripts = dirname(script);
  python.FS.mkdirTree(scripts);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: scripts }, scripts);
}
const scope = python.toPy({ argv, code: inline ? rest[0] : undefined });
const status = python.runPython(
  `
import runpy, sys, traceback
sys.argv = list(argv)
status = 0
try:
    if code is None:
        runpy.run_path(argv[0], run_name="__main__")
    else:
        exec(compile(code, "-c", "exec"), {"__name__": "__main__"})
except SystemExit as leaving:
    status = leaving.code
    if isinstance(status, str):
        print(status, file=sys.stderr)
        status = 1
except BaseException:
    traceback.print_exc()
    status = 1
sys.stdout.flush()
sys.stderr.flush()
status or 0
`,
  { globals: scope },
);
process.exit(status);
