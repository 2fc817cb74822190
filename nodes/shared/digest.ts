import { hash } from 'node:crypto';

/** SHA-256 in Base64. In one call: a hash object for each of many records would outlive its use by far. */
export function digest(text: string): string {
	return hash('sha256', text, 'base64');
}
