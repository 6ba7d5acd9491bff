/** `npm run fuzz -- [INPUTS] [SEED]`: a million unless said; exits with 1 on a fault, an input over 1 s, or 300 MiB. */
import { fuzz } from "./fuzz.ts";
import { targets } from "./targets.ts";

const [inputs = 1_000_000, seed = 1] = process.argv.slice(2).map(Number);
const all = await targets();
const started = performance.now();
const { faults, slowest, memory } = await fuzz(all, inputs, seed);
for (const fault of faults) console.error(fault);
const seconds = (performance.now() - started) / 1000;
console.log(
  `${inputs} damaged inputs to ${all.length} readers in ${seconds.toFixed(0)} s: ${faults.length} faults, ` +
    `the slowest ${slowest.milliseconds.toFixed(0)} ms (${slowest.name}, seed ${slowest.seed}), ` +
    `memory up to ${memory.toFixed(0)} MiB`,
);
process.exitCode = faults.length > 0 || slowest.milliseconds > 1000 || memory > 300 ? 1 : 0;
