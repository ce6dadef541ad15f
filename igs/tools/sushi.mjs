// Runs SUSHI on one project with the offline cache as its home. A warning is as bad as an error.
import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { readJson } from './files.mjs';

const app = join(dirname(createRequire(import.meta.url).resolve('fsh-sushi/package.json')), 'dist/app.js');

/** Compiles a project and returns its resources, snapshots included; throws when SUSHI reports anything. */
export function compile(project, home) {
  rmSync(join(project, 'fsh-generated'), { recursive: true, force: true });
  const env = { ...process.env, HOME: home, PATH: join(home, 'bin') + delimiter + process.env.PATH };
  const { status, stdout, stderr } = spawnSync(process.execPath, [app, 'build', project, '-s'], { env, encoding: 'utf8' });
  const log = (stdout + stderr).replace(/\x1b\[[0-9;]*m/g, '');

  if (status !== 0 || !/\b0 Errors\s+0 Warnings\b/.test(log)) {
    throw new Error(`SUSHI is not satisfied with ${project}:\n${complaints(log)}`);
  }
  const output = join(project, 'fsh-generated/resources');
  return readdirSync(output).filter(file => file.endsWith('.json')).sort().map(file => readJson(join(output, file)));
}

function complaints(log) {
  const lines = log.split('\n');
  const found = lines.filter((line, i) => /^(error|warn)/.test(line) || /^\s+(File|Line):/.test(line) && /^(error|warn|\s+File)/.test(lines[i - 1]));
  return found.length > 0 ? found.join('\n') : log;
}
