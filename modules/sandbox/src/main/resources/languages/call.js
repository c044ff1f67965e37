'use strict';
// What is needed after the answer is taken before it: the answer may change any object there is.
const { readFileSync, writeFileSync, writeSync } = require('node:fs');
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');
const { isPromise, isProxy } = require('node:util').types;
const { constants, runInThisContext, Script } = require('node:vm');

const uncurried = Function.prototype.bind.bind(Function.prototype.call);
const then = uncurried(Promise.prototype.then);
const bytesOf = uncurried(Buffer.prototype.subarray);
const matches = uncurried(RegExp.prototype.exec);
const bytes = Buffer.from;
const { apply, construct, getPrototypeOf, getOwnPropertyDescriptor, ownKeys } = Reflect;
const { isArray } = Array;
const { isFinite } = Number;
const { hasOwn } = Object;
const quote = JSON.stringify;
const leave = process.reallyExit;
const plain = Object.prototype;
const list = Array.prototype;
const Mistake = TypeError;

const job = JSON.parse(readFileSync(0, 'utf8'));
const { mark, args } = job;
const name = job.entry_point;

function own(value, key) {
  const property = getOwnPropertyDescriptor(value, key);
  if (property === undefined || !hasOwn(property, 'value')) {
    throw new Mistake('returned an object with a hole or a getter, which JSON does not have');
  }
  return property.value;
}

function encode(value) {
  switch (typeof value) {
    case 'boolean':
    case 'bigint':
      return `${value}`;
    case 'string':
      return quote(value);
    case 'number':
      if (isFinite(value)) return `${value}`;
      break;
    case 'object':
      if (value === null) return 'null';
      if (isProxy(value)) break;
      if (isArray(value) && getPrototypeOf(value) === list) return encodeList(value);
      if (getPrototypeOf(value) === plain || getPrototypeOf(value) === null) {
        return encodeObject(value);
      }
  }
  throw new Mistake(`returned ${kind(value)}, which JSON does not have`);
}

function kind(value) {
  switch (typeof value) {
    case 'number':
    case 'undefined':
      return `${value}`;
    case 'object':
      return 'an object of a class of its own';
    default:
      return `a ${typeof value}`;
  }
}

function encodeList(value) {
  let text = '[';
  for (let i = 0; i < value.length; i++) {
    text += (i ? ',' : '') + encode(own(value, `${i}`));
  }
  return text + ']';
}

function encodeObject(value) {
  const keys = ownKeys(value);
  let text = '{';
  for (let i = 0; i < keys.length; i++) {
    if (typeof keys[i] !== 'string') throw new Mistake('returned an object with a symbol in it');
    text += (i ? ',' : '') + quote(keys[i]) + ':' + encode(own(value, keys[i]));
  }
  return text + '}';
}

function report(result) {
  let line = bytes(`\n${mark} ${encode(result)}\n`);
  while (line.length > 0) {
    try {
      line = bytesOf(line, writeSync(1, line));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
  leave(0);
}

function finish(called) {
  const [target, receiver] = called;
  if (typeof target !== 'function') throw new ReferenceError(`there is no function ${name}`);
  const result = apply(target, receiver, args);
  if (isPromise(result)) {
    then(result, report);
  } else {
    report(result);
  }
}

/// The function, and what it is a method of.
function find() {
  const top = runInThisContext(`typeof ${name} === 'undefined' ? undefined : ${name}`);
  if (typeof top === 'function') return [top, undefined];
  const exported = globalThis.module?.exports;
  if (typeof exported === 'function') return [exported, undefined];
  if (typeof exported?.[name] === 'function') return [exported[name], exported];
  const Solution = runInThisContext("typeof Solution === 'function' ? Solution : undefined");
  if (Solution === undefined) return [undefined, undefined];
  if (typeof Solution[name] === 'function') return [Solution[name], Solution];
  const solution = construct(Solution, []);
  return [solution[name], solution];
}

function asScript(source) {
  const module = { exports: {} };
  const require = createRequire(__filename);
  Object.assign(globalThis, { module, exports: module.exports, require, __filename, __dirname });
  new Script(source, {
    filename: 'answer.js',
    importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }).runInThisContext();
  finish(find());
}

async function asModule(source) {
  const file = `${__dirname}/answer.mjs`;
  writeFileSync(file, `${source}\nexport { ${name} as called_${mark.replaceAll('-', '')} };\n`);
  const exported = await import(pathToFileURL(file));
  finish([exported[`called_${mark.replaceAll('-', '')}`], undefined]);
}

function isScript(source) {
  try {
    new Script(source);
    return true;
  } catch {
    return !matches(/^\s*(import|export)\b/m, source);
  }
}

if (!matches(/^[\p{ID_Start}$_][\p{ID_Continue}$_]*$/u, name)) {
  throw new SyntaxError('the entry point is no name of a function');
}
const source = readFileSync(`${__dirname}/answer.js`, 'utf8');
if (isScript(source)) {
  asScript(source);
} else {
  asModule(source);
}
