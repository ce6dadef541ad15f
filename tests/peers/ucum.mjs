// Asks ucum-lhc. In (stdin): {"units": [code, ...], "conversions": [[value, from, to], ...]}.
// Out: one line of JSON per unit, {"valid": true|false}, then one per conversion, {"value": number|null}.
import ucum from '@lhncbc/ucum-lhc';

const input = JSON.parse(await new Response(process.stdin).text());
const utils = ucum.UcumLhcUtils.getInstance();
const lines = [];
// It tells the console about units it cannot make sense of.
console.log = () => {};

for (const code of input.units) {
  let valid = false;
  try {
    const answer = utils.validateUnitString(code);
    // A status of "valid" may stand beside a code that was corrected.
    valid = answer.status === 'valid' && answer.ucumCode === code;
  } catch { }
  lines.push(JSON.stringify({ valid }));
}

for (const [value, from, to] of input.conversions) {
  let result = null;
  try {
    const answer = utils.convertUnitTo(from, value, to);
    if (answer.status === 'succeeded') result = answer.toVal;
  } catch { }
  lines.push(JSON.stringify({ value: result }));
}

process.stdout.write(lines.join('\n') + '\n');
