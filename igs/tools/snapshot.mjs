// The committed snapshots come from the project's own generator, the tool's verb `snapshot`.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'Fhir.Cli');
let isBuilt = false;

/** Fills the snapshot of every StructureDefinition in a package folder; dependencies are folders of packages it builds on. */
export function fillSnapshots(folder, dependencies) {
  if (!isBuilt) run(['build', cli, '--nologo', '--verbosity', 'quiet']);
  isBuilt = true;
  run([join(cli, 'bin', 'Debug', 'net10.0', 'fhirref.dll'), 'snapshot', folder, '--write', ...dependencies.flatMap(one => ['--ig', one])]);
}

function run(args) {
  const { status, stdout, stderr } = spawnSync('dotnet', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`dotnet ${args.join(' ')} failed:\n${stdout}${stderr}`);
}
