import { Refused } from '../../client/client.ts';
import type { Faults } from './parts.tsx';

/**
 * What the API refused, as faults of a form: one for each field that it names, the whole's in `''`.
 * @param rename the form's name of a field of the API's body: `attendance.3.client` to `client-k004`
 * @throws the failure, when it is none of what a person can mend: 403, 404, 5xx
 */
export function faultsOf(failure: unknown, rename: (path: string) => string = (path) => path): Faults {
  if (!(failure instanceof Refused) || ![400, 409, 413, 422].includes(failure.status)) throw failure;
  const { detail, errors = [] } = failure.problem;
  if (errors.length === 0) return { '': detail };
  return Object.fromEntries(errors.map(({ path, message }) => [rename(path), message]));
}
