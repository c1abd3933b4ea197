/**
 * Writes client/client.ts from the API's own OpenAPI document, by swagger-typescript-api with the templates of scripts/client/.
 * `npm run client`; `--check` writes nothing and fails when the committed client is another.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateApi } from 'swagger-typescript-api';
import { tool } from './bootstrap.mjs';

const TARGET = new URL('../client/client.ts', import.meta.url);
const HEADER = `/**
 * Generated from the API's OpenAPI document by scripts/make-client.mjs. Change the routes in api/ and run \`npm run client\`, not this file.
 */
`;

/** The client's text. @param {object} document OpenAPI 3.1 */
export async function makeClient(document) {
  const { files } = await generateApi({
    fileName: 'client.ts',
    output: false,
    silent: true,
    // Examples belong to the document; in the client they only hide the types.
    spec: JSON.parse(JSON.stringify(inJson(document), (name, value) => (name === 'example' ? undefined : value))),
    templates: fileURLToPath(new URL('client/', import.meta.url)),
    enumStyle: 'union',
    singleHttpClient: true,
    sortTypes: false,
  });
  const text = files[0].fileContent;
  // The tool's own header switches off every check; ours stays checked.
  return HEADER + text.slice(text.indexOf('*/\n', text.indexOf('GENERATED')) + 3);
}

/** The document without what other programs ask for: a calendar's feed is no JSON. */
function inJson(document) {
  const answersJson = (operation) => operation.responses?.['200']?.content?.['application/json'] !== undefined;
  const paths = Object.entries(document.paths).filter(([, operations]) => Object.values(operations).every(answersJson));
  return { ...document, paths: Object.fromEntries(paths) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // A route that is new may be used already by code that waits for the client: type errors must not stand in the way.
  tool('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'ignore' });
  const { openApiDocument } = await import('../dist/api/openapi.js');
  const text = await makeClient(openApiDocument());
  if (!process.argv.includes('--check')) writeFileSync(TARGET, text);
  else if (readFileSync(TARGET, 'utf8') !== text) {
    console.error('client/client.ts: expected what `npm run client` makes of the routes in api/');
    process.exitCode = 1;
  }
}
