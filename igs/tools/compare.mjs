// SUSHI's snapshots beside our own generator's: an independent judge of what a snapshot says to a validator. Texts and mappings are left out.
import { join } from 'node:path';
import { readJson, resourceFile } from './files.mjs';

/** Differences that are SUSHI's, by the line that starts with the first word; each with the clause that makes ours right. */
const explained = [
  // eld-11: a binding is on something coded; a choice narrowed to a Reference has nothing to bind.
  { pattern: /^- (\S+) binding /, holds: (id, element) => !element.type?.some(({ code }) => bindable.has(code)) },
];

const bindable = new Set(['code', 'Coding', 'CodeableConcept', 'Quantity', 'Age', 'Count', 'Distance', 'Duration', 'string', 'uri', 'url', 'canonical']);
const values = /^(fixed|pattern|minValue|maxValue|maxLength)/;

/** Compares every StructureDefinition of a compilation with the one in the folder; throws when one differs without an explanation. */
export function compareSnapshots(slug, resources, folder) {
  const definitions = resources.filter(({ resourceType }) => resourceType === 'StructureDefinition');
  const differing = definitions.flatMap(theirs => differences(theirs, readJson(join(folder, resourceFile(theirs)))));
  if (differing.length > 0) throw new Error(`${slug}: snapshots that SUSHI makes otherwise:\n${differing.join('\n')}`);
  console.log(`${slug}: ${definitions.length} of ${definitions.length} snapshots say what SUSHI's say`);
}

function differences(theirs, ours) {
  const byId = new Map(ours.snapshot.element.map(element => [element.id, element]));
  const [wanted, found] = [theirs, ours].map(definition => definition.snapshot.element.flatMap(lines));
  const [missing, added] = [new Set(found), new Set(wanted)];
  const changed = [...wanted.filter(line => !missing.has(line)).map(line => `- ${line}`), ...found.filter(line => !added.has(line)).map(line => `+ ${line}`)];
  const left = changed.filter(line => !explained.some(({ pattern, holds }) => pattern.test(line) && holds(line, byId.get(pattern.exec(line)[1]) ?? {})));
  return left.map(line => `${theirs.id}: ${line}`);
}

function lines(element) {
  const { id } = element;
  const said = {
    path: element.path, sliceName: element.sliceName, cardinality: `${element.min}..${element.max}`, base: element.base, slicing: slicing(element.slicing),
    binding: element.binding && { strength: element.binding.strength, valueSet: element.binding.valueSet },
    contentReference: element.contentReference?.replace(/^.*#/, '#'), constraint: (element.constraint ?? []).map(({ key }) => key).sort(),
    mustSupport: element.mustSupport ?? false, isModifier: element.isModifier ?? false, isSummary: element.isSummary ?? false,
    ...Object.fromEntries(Object.entries(element).filter(([name]) => values.test(name))),
  };
  const types = (element.type ?? []).map(type => `${id} type ${JSON.stringify(plain(type))}`).sort();
  return [...types, ...Object.entries(said).filter(([, value]) => value !== undefined).map(([name, value]) => `${id} ${name} ${JSON.stringify(value)}`)];
}

function plain({ code, profile = [], targetProfile = [], aggregation = [], versioning }) {
  return { code, profile: [...profile].sort(), targetProfile: [...targetProfile].sort(), aggregation: [...aggregation].sort(), versioning };
}

function slicing(stated) {
  return stated && { discriminator: stated.discriminator ?? [], ordered: stated.ordered ?? false, rules: stated.rules };
}
