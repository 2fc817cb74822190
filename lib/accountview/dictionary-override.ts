import { DEFAULT_DICTIONARY, type Dictionary } from './dictionary';

export function applyDictionaryOverride(json: string): Dictionary {
	if (json.trim() === '') return DEFAULT_DICTIONARY;
	throw new Error('Dictionary override is not written yet');
}
