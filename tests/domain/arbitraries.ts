import fc from 'fast-check';
import type { CadenceStretch } from '../../domain/schedule.ts';
import { addDays } from '../../domain/time.ts';

/** Any day from 2024 to 2031, two leap years among them. */
export const days = fc.integer({ min: 0, max: 2921 }).map((count) => addDays('2024-01-01', count));

/** Zones with and without changing clocks, on both hemispheres, one of half an hour, one of three quarters. */
export const zones = fc.constantFrom(
  'Asia/Makassar',
  'Asia/Jakarta',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Europe/London',
  'Africa/Casablanca',
  'America/St_Johns',
  'UTC',
);

/** Any cadence that the definition's schema allows, short enough to check every window of. */
export const cadences: fc.Arbitrary<CadenceStretch[]> = fc.array(
  fc.record({ perMonth: fc.integer({ min: 1, max: 28 }), months: fc.integer({ min: 1, max: 12 }) }),
  { minLength: 1, maxLength: 3 },
);
