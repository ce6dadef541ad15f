// Evaluates FHIRPath with fhirpath.js. In (stdin): {"resources": {name: resource}, "cases": [[resource name, expression], ...]}.
// Out: one line of JSON per case, {"items": [...]} or {"error": "..."}. An item is a number, true, false, a text, or {"json": ...} for anything with parts.
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';

const input = JSON.parse(await new Response(process.stdin).text());

function plain(item) {
  if (item === null || item === undefined) return null;
  if (typeof item === 'string') return item.toWellFormed();
  if (typeof item === 'number' || typeof item === 'boolean') return item;
  if (typeof item === 'bigint') return Number(item);
  // Dates, times and quantities are classes that spell themselves.
  return item.constructor !== Object && typeof item.toString === 'function' && !Array.isArray(item) ? item.toString() : { json: item };
}

for (const [name, expression] of input.cases) {
  let line;
  try {
    const items = fhirpath.evaluate(input.resources[name], expression, { resource: input.resources[name] }, r4, { traceFn: () => {} });
    line = { items: items.map(plain) };
  } catch (error) {
    line = { error: String(error?.message ?? error).split('\n')[0] };
  }
  process.stdout.write(JSON.stringify(line) + '\n');
}
