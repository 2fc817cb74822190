import { z } from 'zod4';

/** Texts and dates as the app takes them everywhere. */

/** A code or number: '' when there is none. */
export const optionalCode = z.string().trim().max(20);
export const code = optionalCode.min(1);
export const name = z.string().trim().min(1).max(100);
/** An e-mail address: '' when there is none. */
export const email = z.union([z.literal(''), z.email()]);
/** A calendar date, `YYYY-MM-DD`. */
export const date = z.iso.date();
