import { describe, expect, it } from 'vitest';
import { faultOf } from './faults.ts';

describe('forms, consents and seasons of a definition', () => {
  it.each([
    ['a form that is not there', 'form: focusGroup', 'form: focusGrup', 'tracks.focusGroup.form', 'focusGrup', /perhaps “focusGroup”/],
    [
      "a step's form that is not there",
      'form: grantProposal',
      'form: grantProposl',
      'tracks.capital.steps.proposal.form',
      'grantProposl',
      /perhaps “grantProposal”/,
    ],
    [
      'a form of members where nobody attends',
      'attendance: true\n    memberForm: dataCheck',
      'attendance: false\n    memberForm: dataCheck',
      'tracks.dataCheck.attendance',
      'false',
      /^attendance: true, since memberForm/,
    ],
    [
      'an item of one client that everybody attends',
      'every: { months: 18, days: 28 }\n    owner: mentor\n    attendance: false\n    form: interview',
      'every: { months: 18, days: 28 }\n    owner: mentor\n    attendance: true\n    form: interview',
      'tracks.interviewEndline.attendance',
      'true',
      /^attendance: false, since an item is about one client/,
    ],
    [
      'a way of consenting that is none',
      '          thumbprint: { id: Cap jempol',
      '          thumprint: { id: Cap jempol',
      'forms.consent.questions.how.options.thumprint',
      'thumprint',
      /perhaps “thumbprint”/,
    ],
    [
      'numbers the wrong way round',
      'score: { type: number, min: 0, max: 100, ask: { id: Berapa nilai tes awal',
      'score: { type: number, min: 101, max: 100, ask: { id: Berapa nilai tes awal',
      'forms.preTest.questions.score.max',
      '100',
      'at least 101 (min)',
    ],
    [
      'a question that waits for one that is not before it',
      'corrections: { type: text,',
      'corrections: { type: text, when: { question: otherAid, is: true },',
      'forms.dataCheck.questions.corrections.when.question',
      'otherAid',
      /^a question before it \(correct\)/,
    ],
    [
      'a question that waits for an answer that cannot come',
      'corrections: { type: text,',
      'corrections: { type: text, when: { question: correct, is: perhaps },',
      'forms.dataCheck.questions.corrections.when.is',
      'perhaps',
      /^an answer of that question/,
    ],
    [
      'a month of two seasons',
      'months: [11, 12, 1, 2, 3]',
      'months: [11, 12, 1, 2, 3, 10]',
      'seasons.westMonsoon.months.5',
      '10',
      'a month that calm does not have already',
    ],
    ['a month of no season', 'months: [4, 5, 9, 10]', 'months: [4, 5, 9]', 'seasons', 'calm, westMonsoon, eastMonsoon', 'the months 10 in one of them too'],
    [
      'a partner of referral who is nobody',
      'parties: [socialRegency, cooperativesRegency, gmit, ',
      'parties: [socialRegency, cooperativesRegency, gmt, ',
      'tracks.referral.parties.2',
      'gmt',
      /perhaps “gmit”/,
    ],
    [
      'a kind of day that is none',
      'tuesday, monday]\n    days: *teamDays\n  processEvaluation',
      'tuesday, monday]\n    days: { harvst: next }\n  processEvaluation',
      'tracks.monitoring.days.harvst',
      'harvst',
      /perhaps “harvest”/,
    ],
  ])('names %s', (_, from, to, path, value, expected) => {
    const { problems, first } = faultOf(from, to);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ path, value });
    expect(problems[0]?.expected).toEqual(expected instanceof RegExp ? expect.stringMatching(expected) : expected);
    // Where the passage spans lines, the problem lies within it.
    expect(problems[0]?.line).toBeGreaterThanOrEqual(first - 1);
    expect(problems[0]?.line).toBeLessThanOrEqual(first + to.split('\n').length - 1);
  });
});
