// Times fhirpath.js. In: one line {"resources": [...], "pairs": [[resource index, expression], ...]}; out: one line with the number of items each pair gives.
// Then for each number that comes in: so many evaluations of every pair, and out the milliseconds that took.
import readline from 'node:readline';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';

const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const input = JSON.parse((await lines.next()).value);
const compiled = new Map();
const pairs = input.pairs.map(([at, expression]) => {
  if (!compiled.has(expression)) compiled.set(expression, fhirpath.compile(expression, r4));
  return [input.resources[at], compiled.get(expression)];
});
console.log(pairs.map(([resource, evaluate]) => evaluate(resource).length).join(' '));

for (let line = await lines.next(); !line.done; line = await lines.next()) {
  const rounds = Number(line.value);
  const start = process.hrtime.bigint();
  for (let round = 0; round < rounds; round++)
    for (const [resource, evaluate] of pairs) evaluate(resource);
  console.log(Number(process.hrtime.bigint() - start) / 1e6);
}
