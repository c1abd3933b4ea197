// `npm run format`: rewrites what `npm run lint` would only complain about.
import { installOnly, tool } from './bootstrap.mjs';

installOnly();
process.exit(tool('biome', ['format', '--write', '.']));
