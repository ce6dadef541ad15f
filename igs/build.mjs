#!/usr/bin/env node
// FSH -> Fhir.Profiles/Packages/<slug>/package, snapshots by our own generator. Offline once `npm ci` has run here.
//   node build.mjs             every project, dependencies first
//   node build.mjs <slug>...   these; what they depend on is compiled when it was not before
//   node build.mjs --check     writes nothing, exits 1 and names the files that differ from the committed ones
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasOwnPackage, installOwnPackage, prepareHome } from './tools/cache.mjs';
import { compareSnapshots } from './tools/compare.mjs';
import { readTree } from './tools/files.mjs';
import { manifestOf, writePackage } from './tools/package.mjs';
import { fillSnapshots } from './tools/snapshot.mjs';
import { compile } from './tools/sushi.mjs';

const igs = dirname(fileURLToPath(import.meta.url));
const home = join(igs, '.build', 'home');
const committed = slug => join(igs, '..', 'Fhir.Profiles', 'Packages', slug, 'package');
const ownPackage = /^\s+no\.fhirref\.([a-z-]+):\s*(\S+)/gm;

const options = parseArguments(process.argv.slice(2));
try {
  prepareHome(home);
  const slugs = options.slugs.length > 0 ? options.slugs : projects();
  const differing = inOrder(slugs).flatMap(build);
  for (const file of differing) console.error(`differs from what the FSH gives: ${file}`);
  process.exitCode = differing.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

function parseArguments(given) {
  return { check: given.includes('--check'), slugs: given.filter(one => one !== '--check') };
}

function projects() {
  return readdirSync(igs).filter(slug => existsSync(join(igs, slug, 'sushi-config.yaml'))).sort();
}

function dependenciesOf(slug) {
  const configuration = readFileSync(join(igs, slug, 'sushi-config.yaml'), 'utf8');
  return [...configuration.matchAll(ownPackage)].map(([, name, version]) => ({ slug: name, version }));
}

/** The asked projects with, before each, what it depends on if that is asked too or never was compiled here. */
function inOrder(asked, seen = new Set()) {
  return asked.flatMap(slug => {
    if (seen.has(slug)) return [];
    seen.add(slug);
    const needed = dependenciesOf(slug)
      .filter(it => asked.includes(it.slug) || !hasOwnPackage(home, `no.fhirref.${it.slug}`, it.version))
      .map(it => it.slug);
    return [...inOrder(needed, seen), slug];
  });
}

function build(slug) {
  const resources = compile(join(igs, slug), home);
  const manifest = manifestOf(resources);
  installOwnPackage(home, manifest, resources);

  const target = options.check ? join(igs, '.build', 'check', slug) : committed(slug);
  writePackage(target, manifest, resources);
  fillSnapshots(target, dependenciesOf(slug).map(it => committed(it.slug)));
  compareSnapshots(slug, resources, target);
  console.log(`${slug}: ${resources.length} resources`);
  if (!options.check) return [];

  const differing = differences(readTree(target), existsSync(committed(slug)) ? readTree(committed(slug)) : new Map());
  rmSync(target, { recursive: true });
  return differing.map(file => `${slug}/package/${file}`);
}

function differences(wanted, found) {
  return [...new Set([...wanted.keys(), ...found.keys()])].filter(file => wanted.get(file) !== found.get(file)).sort();
}
