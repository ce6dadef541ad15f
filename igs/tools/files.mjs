// How a resource becomes a file: one per resource, two spaces, LF, a name that every file system takes.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export function resourceFile({ resourceType, id }) {
  return `${resourceType}-${id}.json`.replace(/[^A-Za-z0-9.\-_]/g, '_');
}

export function jsonText(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

export function writeJson(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, jsonText(value));
}

export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The .index.json of a package folder, from a map of file name to resource. */
export function indexOf(resources) {
  const files = [...resources].sort(([a], [b]) => (a < b ? -1 : 1)).map(([filename, resource]) => {
    const { resourceType, id, url, version, kind, type, derivation } = resource;
    return { filename, resourceType, id, url, version, kind, type: typeof type === 'string' ? type : undefined, derivation };
  });
  return { 'index-version': 2, files };
}

/** Every file below a folder as a map of relative path (with /) to text. */
export function readTree(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return new Map(entries.map(entry => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    return [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
  }).sort(([a], [b]) => (a < b ? -1 : 1)));
}
