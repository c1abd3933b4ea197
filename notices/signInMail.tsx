import MailComposer from 'nodemailer/lib/mail-composer';
import type { SignInMail } from '../db/signIn/mailLink.ts';
import type { Language } from '../domain/language.ts';
import { MailAddress, type Mailbox } from './mime.ts';
import { oneLine } from './oneLine.ts';

const INK = '#1f2a2e';
const QUIET = '#5b686d';
const ACCENT = '#0b6165';
const FONT = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;";

const TEXTS: Record<Language, { subject: string; lead: string; button: string; code: string; hours: string; nobody: string }> = {
  id: {
    subject: 'Masuk ke Pendamping',
    lead: 'Seseorang, semoga Anda sendiri, meminta masuk ke Pendamping dengan alamat surel ini.',
    button: 'Buka halaman masuk',
    code: 'Atau ketikkan kode ini di halaman tempat Anda memintanya:',
    hours: 'Tautan dan kode berlaku 10 menit dan satu kali, di peramban tempat Anda memintanya.',
    nobody: 'Bila bukan Anda yang meminta, abaikan surat ini dan jangan berikan kodenya kepada siapa pun.',
  },
  en: {
    subject: 'Sign in to Pendamping',
    lead: 'Somebody, we hope you, asked to sign in to Pendamping with this address.',
    button: 'Open the sign-in page',
    code: 'Or type this code on the page where you asked for it:',
    hours: 'Link and code are good for 10 minutes and once, in the browser in which you asked.',
    nobody: 'If it was not you, ignore this mail, and give the code to nobody.',
  },
};

/** Renders the mail that signs somebody in: no name, no programme, nothing that is loaded from elsewhere. @param link where its button leads */
export async function signInMime(
  { to, language, code }: SignInMail,
  link: string,
  { from, at }: { readonly from: Mailbox; readonly at: number },
): Promise<Buffer> {
  const texts = TEXTS[language];
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  return new MailComposer({
    from: { name: oneLine(from.name), address: MailAddress.parse(from.address) },
    to: { name: '', address: MailAddress.parse(to) },
    subject: texts.subject,
    date: new Date(at),
    text: [texts.lead, `${texts.button}:\n${link}`, `${texts.code}\n\n    ${spaced}`, texts.hours, texts.nobody].join('\n\n'),
    html: `<!DOCTYPE html>\n${String(<Mail language={language} link={link} code={spaced} />)}`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': language },
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

function Mail({ language, link, code }: { language: Language; link: string; code: string }) {
  const texts = TEXTS[language];
  const line = `margin:0 0 16px;${FONT}font-size:16px;line-height:24px;color:${INK};`;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{texts.subject}</title>
      </head>
      <body style="margin:0;padding:24px 16px;background:#ffffff;">
        <p style={`margin:0 0 16px;${FONT}font-size:14px;color:${ACCENT};font-weight:700;`}>Pendamping</p>
        <p style={line}>{texts.lead}</p>
        <p style="margin:0 0 24px;">
          <a
            href={link}
            style={`display:inline-block;padding:12px 20px;border-radius:6px;background:${ACCENT};color:#ffffff;${FONT}font-size:16px;text-decoration:none;`}
          >
            {texts.button}
          </a>
        </p>
        <p style={line}>{texts.code}</p>
        <p style={`margin:0 0 24px;font-family:ui-monospace,Consolas,monospace;font-size:28px;line-height:36px;letter-spacing:2px;color:${INK};`}>{code}</p>
        <p style={`margin:0 0 8px;${FONT}font-size:14px;line-height:21px;color:${QUIET};`}>{texts.hours}</p>
        <p style={`margin:0;${FONT}font-size:14px;line-height:21px;color:${QUIET};`}>{texts.nobody}</p>
      </body>
    </html>
  );
}
