// Makes JavaScript of TypeScript: node strip.mjs <folder> <files>. Lines stay where they are.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

const [folder, ...files] = process.argv.slice(2);

function strip(source, file) {
  try {
    return stripTypeScriptTypes(source);
  } catch (error) {
    if (error.code !== 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') throw error;
    return transform(source, file, error);
  }
}

function transform(source, file, unsupported) {
  try {
    return stripTypeScriptTypes(source, { mode: 'transform', sourceMap: true, sourceUrl: file });
  } catch (error) {
    if (error.code !== 'ERR_INVALID_ARG_VALUE') throw error;
    console.error('strip.mjs cannot tell: ' + unsupported.message);
    process.exit(1);
  }
}

mkdirSync(folder);
for (const file of files.filter(name => name.endsWith('.ts'))) {
  try {
    writeFileSync(`${folder}/${file.slice(0, -3)}.js`, strip(readFileSync(file, 'utf8'), file));
  } catch (error) {
    // The stack begins with the place in the file.
    console.error(`${error.stack.split('\n')[0].replace(/^.*?(?=:\d+$)/, file)}`);
    console.error(`SyntaxError: ${error.message}`);
    process.exit(1);
  }
}
