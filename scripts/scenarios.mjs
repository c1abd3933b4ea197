// `npm run scenarios -- --seeds 20 --jobs 2 --folder FOLDER`: rehearses the first programme in each scenario with each seed, on real stacks, and
// prints a table of where it landed. Results are kept in the folder, one file a run; those that are there are not made again.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap, ROOT } from './bootstrap.mjs';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '20' }, jobs: { type: 'string', default: '1' }, folder: { type: 'string', default: 'scenarios' } },
});
const folder = resolve(values.folder);
const ENOUGH = 0.9;

const refers = ({ measures }) => Object.values(measures.groups).filter((set) => set.includes('referral')).length;
const shareHeld = (counts) => sum(counts, 'held') / sum(counts, 'planned');
const sum = (counts, key) => counts.reduce((total, counted) => total + counted[key], 0);

/** Where each scenario is to land. */
const LANDS = {
  thriving: (result) =>
    result.measures.programme.join() === 'followUp' &&
    Object.values(result.measures.groups).every((set) => set.join() === 'followUp') &&
    ['O1', 'O2', 'O3', 'O4'].every((line) => result.outputs[line].met) &&
    shareHeld(Object.values(result.sessions)) >= 0.97 &&
    shareHeld([result.sessions.mentoring]) >= 0.97,
  mixed: (result) => result.measures.programme.join() === 'followUp' && refers(result) >= 2 && refers(result) <= 4,
  stagnant: (result) => result.measures.programme.includes('newProposal') && result.measures.programme.includes('followUp') && refers(result) <= 4,
  struggling: (result) => result.measures.programme.includes('newProposal') && refers(result) >= 5,
};

bootstrap();
mkdirSync(folder, { recursive: true });
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
// Seed by seed, so that a run that is broken off has some of each.
const waiting = seeds.flatMap((seed) => Object.keys(LANDS).map((scenario) => ({ scenario, seed })));
await Promise.all(Array.from({ length: Number(values.jobs) }, work));
const results = seeds.flatMap((seed) => Object.keys(LANDS).map((scenario) => ({ scenario, seed, result: read(scenario, seed) })));
process.stdout.write(tableOf(results));
process.exitCode = Object.keys(LANDS).every((scenario) => landed(results, scenario) >= ENOUGH * seeds.length) ? 0 : 1;

async function work() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { scenario, seed } = next;
    if (existsSync(fileOf(scenario, seed))) continue;
    const part = `${fileOf(scenario, seed)}.part`;
    const args = [join(ROOT, 'dist', 'cli', 'rehearse.js'), '--scenario', scenario, '--seed', String(seed), '--json', part];
    const code = await new Promise((resolve) => spawn(process.execPath, args, { stdio: 'ignore' }).once('close', resolve));
    if (code === 0) renameSync(part, fileOf(scenario, seed));
    process.stderr.write(`${scenario} ${seed}: ${code === 0 ? 'accounted for' : `ended with ${code}`}\n`);
  }
}

function fileOf(scenario, seed) {
  return join(folder, `${scenario}-${seed}.json`);
}

function read(scenario, seed) {
  return existsSync(fileOf(scenario, seed)) ? JSON.parse(readFileSync(fileOf(scenario, seed), 'utf8')) : undefined;
}

function landed(all, scenario) {
  return all.filter((one) => one.scenario === scenario && one.result !== undefined && LANDS[scenario](one.result)).length;
}

function tableOf(all) {
  const rows = Object.keys(LANDS).map((scenario) => {
    const ended = all.filter((one) => one.scenario === scenario && one.result !== undefined);
    const missed = ended.filter(({ result }) => !LANDS[scenario](result)).map(({ seed }) => seed);
    const span = (of) => {
      const numbers = ended.map(({ result }) => of(result)).toSorted((a, b) => a - b);
      return numbers.length === 0 ? '-' : `${numbers[0]} to ${numbers.at(-1)}`;
    };
    const held = (counts) => Math.round(1000 * shareHeld(counts)) / 10;
    return [
      scenario,
      `${landed(all, scenario)} of ${ended.length}`,
      missed.join(', ') || '-',
      span(refers),
      span(({ sessions }) => held(Object.values(sessions))),
      span(({ sessions }) => held([sessions.mentoring])),
      span(({ clients }) => clients.left),
      span(({ run }) => run.seconds),
    ];
  });
  const heads = ['scenario', 'landed', 'seeds that missed', 'groups referred', '% of sessions held', '% of mentoring held', 'clients who left', 'seconds'];
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
