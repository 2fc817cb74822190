// @ts-check
/** `npm run templates`: writes workflows/*.json from the builders of this folder. */
import { writeFileSync } from 'node:fs';
import { inProject } from '../lib/paths.mjs';
import { templates } from './templates.mjs';

for (const { file, text } of templates()) writeFileSync(inProject('workflows', file), text);
