import type { INodeProperties } from 'n8n-workflow';
import type { Language } from '../../../lib/tax/pages';
import type { ItemParameters } from '../../shared/item-parameters';

const LANGUAGE = 'Language';

/** Of pages that people read. */
export const languageParameter: INodeProperties = {
	displayName: LANGUAGE,
	name: 'language',
	type: 'options',
	default: 'nl',
	options: [
		{ name: 'Dutch', value: 'nl' },
		{ name: 'English', value: 'en' },
	],
	description: 'In which language the page is written',
};

export function languageOf(parameters: ItemParameters): Language {
	return parameters.text('language', LANGUAGE) === 'en' ? 'en' : 'nl';
}
