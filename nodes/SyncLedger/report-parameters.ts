import type { INodeProperties } from 'n8n-workflow';
import { LANGUAGES, type Language } from '../../lib/sync/issues/nouns';
import type { ItemParameters } from '../shared/item-parameters';
import { invalidParameter } from '../shared/values';

const LANGUAGE = 'Language';
const TITLE = 'Title';
const STATUS_PAGE = 'Status Page Address';

/** The language of what is rendered. */
export const languageParameter: INodeProperties = {
	displayName: LANGUAGE,
	name: 'language',
	type: 'options',
	default: 'nl',
	options: [
		{ name: 'Dutch', value: 'nl' },
		{ name: 'English', value: 'en' },
	],
	description: 'Language of what is made, its numbers and its dates',
};

export const titleParameter: INodeProperties = {
	displayName: TITLE,
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Koppeling AccountView en planning',
	description: 'Heading of the page; leave empty for the usual one',
};

export const statusPageParameter: INodeProperties = {
	displayName: STATUS_PAGE,
	name: 'statusPage',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.firma.example/webhook/accountview-status',
	description: 'Where a link leads to; leave empty for no link',
};

const NOTICE = 'Notice';

export const noticeParameter: INodeProperties = {
	displayName: NOTICE,
	name: 'notice',
	type: 'string',
	default: '',
	description: 'A sentence above all else on the page, such as that the schedules are paused',
};

/** @throws CodedError NODE_PARAMETER_INVALID */
export function readLanguage(parameters: ItemParameters): Language {
	const given = parameters.text('language', LANGUAGE);
	const known = LANGUAGES.find((language) => language === given);
	if (known === undefined) throw invalidParameter(LANGUAGE, 'nl or en', given);
	return known;
}

export const readTitle = (parameters: ItemParameters): string => parameters.text('title', TITLE);

export const readStatusPage = (parameters: ItemParameters): string =>
	parameters.text('statusPage', STATUS_PAGE);

export const readNotice = (parameters: ItemParameters): string => parameters.text('notice', NOTICE);
