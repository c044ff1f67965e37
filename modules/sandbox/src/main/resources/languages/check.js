// Compiles what it reads, as a script or as a module, and runs none of it.
const { spawnSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const { compileFunction } = require('node:vm');

const source = readFileSync(0, 'utf8');
try {
  compileFunction(source, ['exports', 'require', 'module'], { filename: 'answer.js' });
} catch (error) {
  writeFileSync('answer.mjs', source);
  const check = spawnSync(process.execPath, ['--check', 'answer.mjs'], { encoding: 'utf8' });
  if (check.status !== 0) {
    if (!/^\s*(import|export)\b/m.test(source)) throw error;
    process.stderr.write(check.stderr);
    process.exit(1);
  }
}
