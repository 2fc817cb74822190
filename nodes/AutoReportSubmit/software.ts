import { version } from '../../package.json';

/** What a filing says of the program that made it. */
export const SOFTWARE = { name: 'n8n-nodes-accountview', version };
