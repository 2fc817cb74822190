// @ts-check
/** All checks of queue mode, in the order in which they build on each other. */
import { allowanceChecks } from './allowance-checks.mjs';
import { crashChecks } from './crash-checks.mjs';
import { redisChecks } from './redis-checks.mjs';
import { runChecks } from './run-checks.mjs';

/** @typedef {readonly [name: string, check: (stack: import('./queue-stack.mjs').QueueStack) => Promise<void>]} QueueCheck */

/** @type {readonly QueueCheck[]} */
export const queueChecks = [...runChecks, ...crashChecks, ...redisChecks, ...allowanceChecks];
