import { createTransport } from 'nodemailer';
import type { SignInMail } from '../db/signIn/mailLink.ts';
import type { Mailbox } from '../notices/mime.ts';
import { signInMime } from '../notices/signInMail.tsx';

/** Where sign-in mails go. */
type Roads = {
  /** Of real people; undefined: there is no mail server. */
  readonly smtpUrl: string | undefined;
  /** Of people of rehearsals, always: a catcher. */
  readonly rehearsalSmtpUrl: string;
  readonly publicUrl: string;
  readonly from: Mailbox;
  readonly now: () => number;
  /** What became of a mail, without an address: `sent`, or the class of the failure. */
  readonly log: (outcome: string) => void;
};

const PATIENCE_MS = 30_000;

/**
 * Mails links and codes, one by one and at once: they rest nowhere, so one that fails is asked for again. Where no mail server is set, a product that is
 * reached on its own machine alone puts those of real people into the catcher, too; any other sends them nowhere and says so.
 */
export function signInPost({ smtpUrl, rehearsalSmtpUrl, publicUrl, from, now, log }: Roads): (mail: SignInMail) => void {
  const atHome = new URL(publicUrl).protocol === 'http:';
  const real = smtpUrl ?? (atHome ? rehearsalSmtpUrl : undefined);
  const send = async (mail: SignInMail): Promise<string> => {
    const url = mail.rehearsal ? rehearsalSmtpUrl : real;
    if (url === undefined) return 'no SMTP_URL';
    const raw = await signInMime(mail, `${publicUrl}/sign-in/link/${mail.token}`, { from, at: now() });
    const road = createTransport({
      url,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await road.sendMail({ envelope: { from: { name: '', address: from.address }, to: { name: '', address: mail.to } }, raw });
      return 'sent';
    } finally {
      road.close();
    }
  };
  return (mail) => void send(mail).then(log, (failure: unknown) => log(classOf(failure)));
}

/** A message of a mail server may hold the address. */
function classOf(failure: unknown): string {
  const { code, responseCode } = failure as { code?: unknown; responseCode?: unknown };
  return typeof responseCode === 'number' ? String(responseCode) : typeof code === 'string' ? code : failure instanceof Error ? failure.name : 'unknown';
}
