import { describe, expect, it } from 'vitest';
import { readSeed } from '../support/seeds.ts';
import { faultOf } from './faults.ts';
import { lineOf } from './support.ts';

const COUNTERSIGNING = readSeed('tablolong.yaml').match(/      countersign: \{.*\n/)?.[0] as string;

describe('a definition in which something is lacking', () => {
  // Here what is lacking has no line of its own: the problem stands at the entry that lacks it.
  it.each([
    [
      'a track that is never due',
      '    every: { months: 3, days: 14 }\n',
      '',
      'tracks.processEvaluation',
      'processEvaluation',
      /^one of cadence, before, blocks, every/,
      '  processEvaluation: # P4a',
    ],
    [
      'a grant after nothing',
      '    afterBlock: { track: training, block: 1 }\n',
      '',
      'tracks.capital',
      'steps',
      'an afterBlock: after which training',
      '  capital: # P2f',
    ],
    [
      'a termination without countersignature',
      COUNTERSIGNING,
      '',
      'tracks.termination.steps',
      'confirm',
      'a step countersign too',
      '    steps:\n      confirm: {',
    ],
    [
      'a purpose of consent that the form does not ask',
      '  sharing: { required',
      '  shaming: { required',
      'forms.consent.questions',
      'shaming',
      'a yesNo question shaming, of consents',
      '    questions:\n      services: { type: yesNo',
    ],
    [
      'a referral to nobody',
      '    parties: [socialRegency, cooperativesRegency, gmit, kesetiakawanan]\n',
      '',
      'tracks.referral',
      'referral',
      'parties: to whom',
      '  referral: # P5b',
    ],
  ] as const)('names %s at the entry that lacks it', (_, passage, to, path, value, expected, entry) => {
    const { problems, text } = faultOf(passage, to);
    expect(problems).toEqual([{ path, value, line: lineOf(text, entry), expected: typeof expected === 'string' ? expected : expect.stringMatching(expected) }]);
  });
});
