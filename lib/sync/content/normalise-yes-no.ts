import { normaliseText } from './normalise-text';

const YES: ReadonlySet<string> = new Set(['true', 't', '.t.', 'ja', 'j', 'yes', 'y', 'waar', '1']);
const NO: ReadonlySet<string> = new Set(['false', 'f', '.f.', 'nee', 'n', 'no', 'onwaar', '0']);

/** `yes` or `no`, from Dutch, English, digits and AccountView's `.T.`; nothing stays nothing. */
export function normaliseYesNo(value: unknown): string {
	if (value === true) return 'yes';
	if (value === false) return 'no';
	const text = normaliseText(value);
	const word = text.toLowerCase();
	if (YES.has(word)) return 'yes';
	return NO.has(word) ? 'no' : text;
}
