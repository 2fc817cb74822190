// @ts-check
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {...string} parts path below the project folder */
export const inProject = (...parts) => join(root, ...parts);

/** The Node 24 that the project brings along; it exists once the set-up is through. */
export const node24 = inProject('node_modules', 'node', 'bin', 'node');

/** A file name below the project as a person would type it. @param {string} path */
export const shown = (path) => (path.startsWith(root) ? path.slice(root.length + 1) : path);

/**
 * A Node that exists now. An installation may remove the one this process was started with:
 * inside `npm start` that is the project's own Node 24.
 */
export const anyNode = () => (existsSync(process.execPath) ? process.execPath : 'node');
