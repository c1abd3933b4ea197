import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { replacedBy, withoutReplacements } from '../../stack/ownParts.ts';
import { checkSettings, readSettings } from '../../stack/settings.ts';
import { findTemporal } from '../../stack/temporalBinary.ts';

const dir = mkdtempSync(join(tmpdir(), 'pendamping-settings-'));
afterAll(() => rmSync(dir, { recursive: true }));

const KEY = 'ab'.repeat(32);
/** No file of the machine's own Temporal CLI may answer for the test. */
const TEMPORAL = { TEMPORAL_CONFIG_FILE: join(dir, 'temporal.toml') };
writeFileSync(TEMPORAL.TEMPORAL_CONFIG_FILE, '[profile.default]\n');
const enough = { ...TEMPORAL, DATABASE_URL: 'postgres://someone:hush@db.contoh.example/pendamping', MASTER_KEY: KEY };

describe('settings', () => {
  it('need a database and a master key, and have a default for the rest', () => {
    const { masterKey, ...rest } = readSettings(enough);
    expect(masterKey.toString('hex')).toBe(KEY);
    expect(rest).toMatchObject({
      databaseUrl: enough.DATABASE_URL,
      temporal: { namespace: 'default' },
      smtpUrl: undefined,
      api: { host: '127.0.0.1', port: 3000 },
      publicUrl: 'http://localhost:3000',
      logLevel: 'info',
    });
  });

  it('name everything that is wrong at once, and no secret', () => {
    const wrong = {
      ...TEMPORAL,
      DATABASE_URL: 'mysql://someone:hush@db',
      MASTER_KEY: 'hush',
      API_PORT: '70000',
      LOG_LEVEL: 'loud',
      MAIL_FROM: 'a@b.example, c@d.example',
    };
    expect(() => readSettings(wrong)).toThrow(/DATABASE_URL.*expected.*postgres:[\s\S]*API_PORT is '70000'[\s\S]*LOG_LEVEL is 'loud'[\s\S]*MASTER_KEY/);
    expect(() => readSettings(wrong)).toThrow(/MAIL_FROM|MASTER_KEY/);
    expect(() => readSettings(wrong)).not.toThrow(/hush/);
  });

  it.each([
    [{ LOG_LEVEL: 'loud' }, "LOG_LEVEL is 'loud': expected one of trace, debug, info, warn, error, fatal, silent"],
    [{ API_PORT: '70000.5' }, "API_PORT is '70000.5': expected a port, 1 to 65535"],
    [{ API_PORT: 'http' }, "API_PORT is 'http': expected a port, 1 to 65535"],
    [{ KEEPER_MINUTES: '-1' }, "KEEPER_MINUTES is '-1': expected minutes, more than 0 and at most 1440"],
    [{ SMTP_URL: 'foo' }, 'SMTP_URL is not as expected: expected a URL that begins with smtp:// or smtps://'],
    [{ DATABASE_URL: 'foo' }, 'DATABASE_URL is not as expected: expected a URL that begins with postgres:// or postgresql://'],
  ])('that are wrong have one line each: %o', (wrong, line) => {
    expect(() => readSettings({ ...enough, ...wrong })).toThrow(new Error(`settings:\n  ${line}`));
    expect(() => checkSettings({ ...TEMPORAL, ...wrong })).toThrow(new Error(`settings:\n  ${line}`));
  });

  it('that a stack makes itself may be missing before it starts', () => {
    expect(() => checkSettings(TEMPORAL)).not.toThrow();
    expect(() => checkSettings({ ...TEMPORAL, MASTER_KEY: '', DATABASE_URL: '' })).not.toThrow();
    expect(() => checkSettings({ ...TEMPORAL, MASTER_KEY_FILE: join(dir, 'gone') })).toThrow(/MASTER_KEY_FILE is/);
  });

  it('say where the workflows of a namespace are to be seen, where somebody says where the Web UI is', () => {
    expect(readSettings(enough).temporalUi).toBeUndefined();
    expect(readSettings({ ...enough, TEMPORAL_UI_URL: 'https://temporal.example/', TEMPORAL_NAMESPACE: 'desa' }).temporalUi).toBe(
      'https://temporal.example/namespaces/desa/workflows/',
    );
    expect(() => readSettings({ ...enough, TEMPORAL_UI_URL: 'temporal.example' })).toThrow(/TEMPORAL_UI_URL is 'temporal.example': expected a URL/);
  });

  it('count a variable set to nothing as not set', () => {
    expect(readSettings({ ...enough, SMTP_URL: '', API_PORT: '' })).toMatchObject({ smtpUrl: undefined, api: { port: 3000 } });
  });

  it.each(['0.0.0.0', '192.168.1.7', 'example.org'])('refuse to serve on %s, where it would be plain HTTP for all to hear', (host) => {
    expect(() => readSettings({ ...enough, API_HOST: host })).toThrow(/plain HTTP/);
  });

  it('serve on every address of a container, which is reached through its published ports alone', () => {
    expect(readSettings({ ...enough, API_HOST: '0.0.0.0', PENDAMPING_CONTAINER: '1' }).api.host).toBe('0.0.0.0');
    expect(() => readSettings({ ...enough, API_HOST: '0.0.0.0', PENDAMPING_CONTAINER: 'yes' })).toThrow(/PENDAMPING_CONTAINER is 'yes'/);
  });

  it.each(['http://pendamping.contoh.example', 'http://192.168.1.7:3000', 'http://localhost.contoh.example'])(
    'refuse %s for PUBLIC_URL: who signs in there would be overheard',
    (url) => {
      expect(() => readSettings({ ...enough, PUBLIC_URL: url })).toThrow(/PUBLIC_URL is .*expected one that begins with https/);
    },
  );

  it.each(['https://pendamping.contoh.example', 'http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])('take %s for PUBLIC_URL', (url) => {
    expect(readSettings({ ...enough, PUBLIC_URL: url }).publicUrl).toBe(url);
  });

  it('believe no head of a request about where it comes from, unless told that a proxy of ours wrote it', () => {
    expect([readSettings(enough).behindProxy, readSettings({ ...enough, BEHIND_PROXY: '1' }).behindProxy]).toEqual([false, true]);
    expect(() => readSettings({ ...enough, BEHIND_PROXY: 'yes' })).toThrow(/BEHIND_PROXY is 'yes'/);
  });

  it('take the master key from a file', () => {
    const file = join(dir, 'master.key');
    const { MASTER_KEY: _, ...without } = enough;
    writeFileSync(file, `${Buffer.from(KEY, 'hex').toString('base64')}\n`);
    expect(readSettings({ ...without, MASTER_KEY_FILE: file }).masterKey.toString('hex')).toBe(KEY);
    expect(() => readSettings({ ...without, MASTER_KEY_FILE: `${file}.gone` })).toThrow(/MASTER_KEY_FILE is '.*gone': expected a file that exists/);
    expect(() => readSettings(without)).toThrow(/MASTER_KEY or MASTER_KEY_FILE is not set/);
  });

  it('take one sender, named or not', () => {
    expect(readSettings({ ...enough, MAIL_FROM: 'Sekretariat <sekretariat@contoh.example>' }).mailFrom).toEqual({
      name: 'Sekretariat',
      address: 'sekretariat@contoh.example',
    });
    expect(readSettings({ ...enough, MAIL_FROM: 'sekretariat@contoh.example' }).mailFrom).toEqual({ name: '', address: 'sekretariat@contoh.example' });
  });
});

describe('a part is replaced', () => {
  it('by nothing but its own setting', () => {
    expect(replacedBy(TEMPORAL)).toEqual({ postgres: false, temporal: false, mail: false });
    expect(replacedBy({ ...TEMPORAL, DATABASE_URL: 'postgres://x' })).toEqual({ postgres: true, temporal: false, mail: false });
    expect(replacedBy({ ...TEMPORAL, TEMPORAL_ADDRESS: 'x:7233' })).toEqual({ postgres: false, temporal: true, mail: false });
    expect(replacedBy({ ...TEMPORAL, SMTP_URL: 'smtp://x' })).toEqual({ postgres: false, temporal: false, mail: true });
  });

  it('by the profile of the Temporal CLI', () => {
    const file = join(dir, 'profiles.toml');
    writeFileSync(file, '[profile.office]\naddress = "temporal.contoh.example:7233"\nnamespace = "village"\n');
    expect(replacedBy({ TEMPORAL_CONFIG_FILE: file, TEMPORAL_PROFILE: 'office' }).temporal).toBe(true);
    expect(readSettings({ ...enough, TEMPORAL_CONFIG_FILE: file, TEMPORAL_PROFILE: 'office' }).temporal).toMatchObject({
      connection: { address: 'temporal.contoh.example:7233' },
      namespace: 'village',
    });
  });

  it('and a stack of its own forgets those settings, not where its binaries are', () => {
    const given = {
      PATH: '/bin',
      DATABASE_URL: 'x',
      TEMPORAL_API_KEY: 'x',
      TEMPORAL_TLS: 'x',
      SMTP_URL: 'x',
      MASTER_KEY: 'x',
      TEMPORAL_CLI_PATH: '/bin/temporal',
      TEMPORAL_DEV_PORT: '7',
    };
    expect(withoutReplacements(given)).toEqual({ PATH: '/bin', TEMPORAL_CLI_PATH: '/bin/temporal', TEMPORAL_DEV_PORT: '7' });
  });
});

it('says so when TEMPORAL_CLI_PATH is no Temporal CLI', async () => {
  await expect(findTemporal({ TEMPORAL_CLI_PATH: process.execPath })).rejects.toThrow(/TEMPORAL_CLI_PATH is '.*': expected the path of the temporal binary/);
});
