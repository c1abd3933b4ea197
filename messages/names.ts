/** Names that several sides must spell alike. Named after the service, never per environment (that is the namespace). */
export const TASK_QUEUE = 'pendamping';

/** `tablolong-2027` is the programme's own workflow, `tablolong-2027/mentoring` one of its tracks or stages. */
export function workflowIdOf(code: string, child?: string): string {
  return child === undefined ? code : `${code}/${child}`;
}
