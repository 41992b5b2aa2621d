// Runs generated modules on V8: node outcomes.mjs FUEL DIRECTORY. For each N.wasm in the directory, performs
// the calls that N.calls lists and writes what came of them to N.outcomes, a line each.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as zlib from 'node:zlib';

if (zlib.crc32 === undefined) {
  console.error(`Node 20.15 or newer is needed, this is ${process.version}`);
  process.exit(1);
}

const fuel = Number(process.argv[2]);
const directory = process.argv[3];
const view = new DataView(new ArrayBuffer(8));

function parse(text) {
  const [type, number] = text.split(':');
  switch (type) {
    case 'i32':
      return Number(number);
    case 'i64':
      return BigInt(number);
    case 'f32':
      view.setInt32(0, Number(number));
      return view.getFloat32(0);
    default:
      view.setBigInt64(0, BigInt(number));
      return view.getFloat64(0);
  }
}

function show(type, value) {
  if (value !== value) {
    return 'nan';
  }
  switch (type) {
    case 'f32':
      view.setFloat32(0, value);
      return `f32:${view.getInt32(0)}`;
    case 'f64':
      view.setFloat64(0, value);
      return `f64:${view.getBigInt64(0)}`;
    default:
      return `${type}:${value}`;
  }
}

const TRAPS = [
  ['memory access out of bounds', 'memory'],
  ['table index is out of bounds', 'table'],
  ['table access out of bounds', 'table'],
  ['null function or function signature mismatch', 'signature'],
  ['divide by zero', 'division'],
  ['remainder by zero', 'division'],
  ['divide result unrepresentable', 'number'],
  ['float unrepresentable in integer range', 'number'],
];

function failure(error) {
  if (error instanceof WebAssembly.Exception) {
    return 'exception';
  }
  if (error instanceof WebAssembly.RuntimeError) {
    const known = TRAPS.find(([message]) => error.message.startsWith(message));
    return `trap ${known ? known[1] : error.message}`;
  }
  return String(error);
}

function outcomes(bytes, types, globals, calls) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  return calls.map((call) => {
    const [name, ...values] = call.split(' ');
    exports.fuel.value = fuel;
    let result;
    try {
      const given = exports[name](...values.map(parse));
      const wanted = types[Number(name.slice(1))];
      const list = wanted.length > 1 ? [...given] : wanted.length === 1 ? [given] : [];
      result = list.map((value, i) => show(wanted[i], value)).join(' ');
    } catch (error) {
      result = failure(error);
    }
    const state = globals
      .map((type, i) => (type === 'v128' ? '' : ' ' + show(type, exports[`g${i}`].value)))
      .join('');
    const memory = new Uint8Array(exports.m.buffer);
    const pages = memory.length / 65536;
    return `${call} -> ${result} |${state} | fuel ${exports.fuel.value} pages ${pages} memory ${zlib.crc32(memory)}`;
  });
}

for (const file of readdirSync(directory)) {
  if (file.endsWith('.wasm')) {
    const name = join(directory, file.slice(0, -'.wasm'.length));
    const [types, globals, ...calls] = readFileSync(`${name}.calls`, 'utf8').trimEnd().split('\n');
    const words = (text) => text.split(' ').filter((word) => word !== '');
    let lines;
    try {
      lines = outcomes(readFileSync(`${name}.wasm`), types.split(',').map(words), words(globals), calls);
    } catch (error) {
      lines = [String(error)];
    }
    writeFileSync(`${name}.outcomes`, lines.join('\n') + '\n');
  }
}
