import { raw } from 'hono/html';
import type { Card } from './card.ts';
import { type Letter, openingOf, type Section } from './letter.ts';

/** Ink, quiet ink, the one accent, paper and line. Enough contrast on any screen: at least 4.5 to 1 on white. */
const INK = '#1f2a2e';
const QUIET = '#5b686d';
const ACCENT = '#0b6165';
const PAPER = '#eef1f0';
const LINE = '#dfe5e3';
const FONT = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;";
const MONO = "font-family:ui-monospace,'SF Mono',Consolas,'Liberation Mono',monospace;";
/** A part on lines of its own, the following ones indented. */
const LINES = 'display:block;padding-left:12px;text-indent:-12px;';
/** What is typed as it stands does not break. */
const TYPED = `white-space:nowrap;${MONO}font-size:14px;`;

/** The letter as an HTML mail: tables, inline styles, no image, nothing loaded from elsewhere; 600 px at most, readable at 360. */
export function htmlOf(letter: Letter): string {
  return `<!DOCTYPE html>\n${String(<Mail letter={letter} />)}`;
}

function Mail({ letter }: { letter: Letter }) {
  return (
    <html lang={letter.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>{letter.subject}</title>
      </head>
      <body style={`margin:0;padding:0;background:${PAPER};-webkit-text-size-adjust:100%;`}>
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">{letter.preview}</div>
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} style={`background:${PAPER};`}>
          <tr>
            <td align="center" style="padding:24px 12px;">
              {raw('<!--[if mso]><table role="presentation" width="560"><tr><td><![endif]-->')}
              <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} style="max-width:560px;text-align:left;">
                <Head letter={letter} />
                <tr>
                  <td style={`background:#ffffff;border:1px solid ${LINE};border-radius:6px;padding:28px 20px 8px;`}>
                    <p style={`margin:0 0 24px;${FONT}font-size:16px;line-height:24px;color:${INK};`}>{letter.greeting}</p>
                    {letter.sections.map((section) => (
                      <SectionBlock section={section} />
                    ))}
                    {letter.howTo === undefined ? null : <HowTo {...letter.howTo} />}
                  </td>
                </tr>
                <Foot letter={letter} />
              </table>
              {raw('<!--[if mso]></td></tr></table><![endif]-->')}
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
}

function Head({ letter }: { letter: Letter }) {
  return (
    <tr>
      <td style={`padding:0 4px 14px;${FONT}font-size:14px;line-height:20px;color:${QUIET};`}>
        <strong style={`color:${ACCENT};`}>Pendamping</strong>
        <br />
        {letter.place}
        {letter.mark === undefined ? null : (
          <>
            <br />
            <em>{letter.mark}</em>
          </>
        )}
      </td>
    </tr>
  );
}

function SectionBlock({ section }: { section: Section }) {
  const opening = openingOf(section);
  return (
    <>
      <h2 style={`margin:0 0 ${opening.length === 0 ? 12 : 4}px;${FONT}font-size:22px;line-height:28px;font-weight:700;color:${INK};`}>{section.heading}</h2>
      {opening.length === 0 ? null : (
        <p style={`margin:0 0 14px;${FONT}font-size:16px;line-height:23px;color:${INK};`}>
          {opening.map((line, index) => (
            <>
              {index === 0 ? null : <br />}
              {line}
            </>
          ))}
        </p>
      )}
      {section.cards.map((card) => (
        <CardBlock card={card} />
      ))}
      <p style={`margin:0 0 28px;${FONT}font-size:14px;line-height:21px;color:${QUIET};`}>{section.reason}</p>
    </>
  );
}

function CardBlock({ card }: { card: Card }) {
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0} style="margin:0 0 16px;">
      <tr>
        <td style={`border-left:3px solid ${ACCENT};padding:2px 0 2px 12px;`}>
          <h3 style={`margin:0;${FONT}font-size:18px;line-height:25px;font-weight:600;color:${INK};`}>{card.title}</h3>
          {card.under === undefined ? null : <p style={`margin:0;${FONT}font-size:15px;line-height:22px;color:${QUIET};`}>{card.under}</p>}
          {card.facts.map(({ label, parts, each, code }) => (
            <p style={`margin:10px 0 0;${FONT}font-size:16px;line-height:23px;color:${INK};`}>
              <span style={`font-size:13px;line-height:18px;color:${QUIET};`}>{label}</span>
              <br />
              {parts.map((part, index) => (
                <>
                  {index === 0 || each === true ? '' : ' '}
                  <span style={`${each === true ? LINES : 'display:inline-block;'}${code === true ? TYPED : ''}`}>{part}</span>
                </>
              ))}
            </p>
          ))}
          {card.link === undefined ? null : (
            <p style="margin:14px 0 4px;">
              <a
                href={card.link.url}
                style={`display:inline-block;padding:11px 18px;border-radius:6px;background:${ACCENT};${FONT}font-size:16px;line-height:24px;font-weight:600;color:#ffffff;text-decoration:none;`}
              >
                {card.link.words}
              </a>
            </p>
          )}
        </td>
      </tr>
    </table>
  );
}

function HowTo({ heading, lead, lines }: NonNullable<Letter['howTo']>) {
  return (
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
      <tr>
        <td style={`border-top:1px solid ${LINE};padding:20px 0 20px;${FONT}font-size:15px;line-height:23px;color:${INK};`}>
          <h3 style={`margin:0 0 4px;${FONT}font-size:16px;line-height:24px;font-weight:600;color:${INK};`}>{heading}</h3>
          <p style="margin:0;">{lead}</p>
          <ul style="margin:4px 0 8px;padding:0 0 0 20px;">
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </td>
      </tr>
    </table>
  );
}

function Foot({ letter }: { letter: Letter }) {
  return (
    <tr>
      <td style={`padding:16px 4px 0;${FONT}font-size:13px;line-height:20px;color:${QUIET};overflow-wrap:anywhere;word-break:break-word;`}>
        {letter.footer.map((line) => (
          <div>{line}</div>
        ))}
      </td>
    </tr>
  );
}
