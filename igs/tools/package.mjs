// Compiled resources -> an unpacked FHIR NPM package, the form in which the profiles are committed and served.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { standIns } from './cache.mjs';
import { indexOf, resourceFile, writeJson } from './files.mjs';

const imposeProfile = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile';

const definitionTypes = new Set([
  'ActorDefinition', 'CapabilityStatement', 'CodeSystem', 'ConceptMap', 'GraphDefinition', 'ImplementationGuide', 'MessageDefinition',
  'NamingSystem', 'OperationDefinition', 'SearchParameter', 'StructureDefinition', 'StructureMap', 'ValueSet',
]);

/** The package.json of a project, from the ImplementationGuide that SUSHI made of its configuration. */
export function manifestOf(resources) {
  const guide = resources.find(resource => resource.resourceType === 'ImplementationGuide');
  const dependencies = Object.fromEntries([
    ['hl7.fhir.r4.core', guide.fhirVersion[0]],
    ...(realDependencies(guide) ?? []).map(({ packageId, version }) => [packageId, version]),
  ]);
  return {
    name: guide.packageId,
    version: guide.version,
    title: guide.title,
    description: guide.description,
    canonical: guide.url.replace(/\/ImplementationGuide\/.*$/, ''),
    url: guide.url,
    type: 'IG',
    fhirVersions: guide.fhirVersion,
    dependencies,
    author: guide.publisher,
    license: guide.license,
    imposedProfiles: imposedBy(resources),
  };
}

// The national and international profiles that instances must also follow; no dependency, since the packages are not needed to use ours.
function imposedBy(resources) {
  const extensions = resources.flatMap(({ extension }) => extension ?? []);
  const profiles = extensions.filter(({ url }) => url === imposeProfile).map(({ valueCanonical }) => valueCanonical);
  return profiles.length > 0 ? [...new Set(profiles)].sort() : undefined;
}

/** Writes folder/package.json, .index.json, one file per definition, and the examples in folder/example. */
export function writePackage(folder, manifest, resources) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const definitions = new Map();
  for (const resource of resources) {
    const committed = asCommitted(resource);
    const file = resourceFile(resource);
    const isDefinition = definitionTypes.has(resource.resourceType);
    if (isDefinition) definitions.set(file, committed);
    writeJson(isDefinition ? join(folder, file) : join(folder, 'example', file), committed);
  }
  writeJson(join(folder, 'package.json'), manifest);
  writeJson(join(folder, '.index.json'), indexOf(definitions));
}

// SUSHI's snapshots serve the compilation only; the committed ones come from the project's own generator.
function asCommitted({ snapshot, ...resource }) {
  return resource.resourceType === 'ImplementationGuide' ? asGuide(resource) : resource;
}

// R4 binds parameter.code to a list without the publisher's newer parameters, and the stand-ins are no packages.
function asGuide({ definition: { parameter, ...definition }, ...guide }) {
  return { ...guide, dependsOn: realDependencies(guide), definition };
}

function realDependencies(guide) {
  const real = (guide.dependsOn ?? []).filter(({ packageId }) => !standIns.includes(packageId));
  return real.length > 0 ? real : undefined;
}
