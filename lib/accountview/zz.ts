import { readFileSync } from 'node:fs';
export const a = [new Date(), performance.now(), globalThis, readFileSync];
