// Builds the desk's map: node build.mjs [FOLDER] [MODULES]. The bundle, its style and the licences of what is in it; the same bytes wherever the checkout
// lies. FOLDER is analytics/Service/Pages/Map/built, MODULES this folder's node_modules (npm ci), where nothing else is said.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '../../../analytics/Service/Pages/Map');
const target = resolve(process.argv[2] ?? join(source, 'built'));
const modules = resolve(process.argv[3] ?? join(here, 'node_modules'));
const esbuild = createRequire(join(modules, 'esbuild/package.json'))('esbuild');

const bundle = await esbuild.build({
  entryPoints: [join(source, 'map.ts')],
  absWorkingDir: source,
  nodePaths: [modules],
  tsconfigRaw: { compilerOptions: { target: 'es2022' } },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  // What OpenLayers can and this map does not use would otherwise be kept for what it might do when it is read.
  treeShaking: true,
  legalComments: 'none',
  metafile: true,
  write: false,
});
const style = await esbuild.build({ entryPoints: [join(source, 'map.css')], minify: true, write: false });

mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'map.js'), bundle.outputFiles[0].contents);
writeFileSync(join(target, 'map.css'), style.outputFiles[0].contents);
writeFileSync(join(target, 'licences.txt'), licences(bundle.metafile));

// Only of packages that something was taken from.
function licences(metafile) {
  const taken = Object.entries(Object.values(metafile.outputs)[0].inputs).filter(([, input]) => input.bytesInOutput > 0).map(([path]) => path);
  const names = new Set(taken.map(path => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean));
  return [...names].sort().map(name => {
    const { version, license } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'));
    const text = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license'].map(file => read(join(modules, name, file))).find(Boolean);
    if (!text) {
      throw new Error(`${name} ${version} (${license}) has no licence text.`);
    }

    return `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
  }).join('\n' + '-'.repeat(80) + '\n\n');
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
