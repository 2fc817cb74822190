import type { INodeProperties } from 'n8n-workflow';
import {
	COST_CARRIER_KINDS,
	PARTS,
	RIGHTS_TABLES,
	SERVICES,
	type Part,
	type PlanSettings,
	type Service,
} from '../../lib/visma';
import type { ItemParameters } from '../shared/item-parameters';
import { invalidParameter, flagOf, numberOf, textOf, textsOf } from '../shared/values';
import { LABELS } from './labels';

export const servicesParameter: INodeProperties = {
	displayName: LABELS.services,
	name: 'services',
	type: 'multiOptions',
	default: [...SERVICES],
	options: [
		{
			name: 'AccountView.Net',
			value: 'accountViewNet',
			description: 'For apps such as Visma Scanner',
		},
		{ name: 'Visma.net', value: 'vismaNet', description: 'For Approval and AutoReport' },
	],
	description: 'Where to register',
};

/** Of operations that plan more than one. */
export const partsParameter: INodeProperties = {
	displayName: LABELS.parts,
	name: 'parts',
	type: 'multiOptions',
	default: [],
	options: [
		{ name: 'Access', value: 'access' },
		{ name: 'Companies', value: 'companies' },
		{ name: 'Cost Carriers', value: 'costCarriers' },
		{ name: 'Users', value: 'users' },
	],
	description:
		'What is reported on; leave empty for all of which a table has rows. One that is named without rows is taken for emptied.',
};

export const stateParameter: INodeProperties = {
	displayName: LABELS.state,
	name: 'state',
	type: 'options',
	default: 'connector',
	options: [
		{
			name: 'Ask the Connector',
			value: 'connector',
			description: 'Compare with what is registered; needs the credential',
		},
		{
			name: 'Not Known',
			value: 'unknown',
			description: 'Without a connector: a list of all that is to be there, to do by hand',
		},
	],
	description: 'What the plan is compared with',
};

const LICENSED: INodeProperties = {
	displayName: LABELS.licensed,
	name: 'licensed',
	type: 'multiOptions',
	default: [...COST_CARRIER_KINDS],
	options: [
		{ name: 'Cost Centres', value: 'costCentre' },
		{ name: 'Cost Types', value: 'costType' },
		{ name: 'Projects', value: 'project' },
	],
	description: 'Kinds of cost carrier that the licence synchronises',
};

const COMPLETE_THOUGH_EMPTY: INodeProperties = {
	displayName: LABELS.completeThoughEmpty,
	name: 'completeThoughEmpty',
	type: 'multiOptions',
	default: [],
	options: [
		{ name: 'Access Rights', value: 'rights' },
		{ name: 'Apps', value: 'appRights' },
		{ name: 'Roles', value: 'roleRights' },
	],
	description:
		'Tables that take access away although they are empty, and that of roles also from roles that it does not name; Apply wants it confirmed',
};

/** Of all operations that plan. */
export const planOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'What is seldom another way',
	options: [
		{
			displayName: LABELS.version,
			name: 'version',
			type: 'string',
			default: '11.0',
			description:
				'In 9.6 users and companies of AccountView.Net are made by hand on both sides; from 9.6a on they are synchronised',
		},
		{
			displayName: LABELS.columns,
			name: 'columns',
			type: 'json',
			default: '{}',
			placeholder: 'e.g. { "costCarriers": { "code": "PROJ_CODE", "kind": "=project" } }',
			description:
				'For tables as AccountView gives them: the column of each field, by table. What begins with = is the same in every row.',
		},
		COMPLETE_THOUGH_EMPTY,
		{
			displayName: LABELS.confirmAbove,
			name: 'confirmAbove',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 10,
			description:
				'When more records would be removed, or more users lose access, Apply wants the removals confirmed',
		},
		LICENSED,
		{
			displayName: LABELS.isComplete,
			name: 'isComplete',
			type: 'boolean',
			default: true,
			description:
				'Whether the tables have all there is, so that what is not in them is removed; turn it off for tables with only what is new',
		},
	],
};

/** @throws CodedError NODE_PARAMETER_INVALID */
export function readServices(parameters: ItemParameters): readonly Service[] {
	const chosen = parameters.texts('services', LABELS.services);
	return chosen.map((given) => oneOf(SERVICES, given, LABELS.services));
}

/**
 * @returns the parts that were chosen, or null for those of which there are tables
 * @throws CodedError NODE_PARAMETER_INVALID
 */
export function readParts(parameters: ItemParameters): readonly Part[] | null {
	const chosen = parameters.texts('parts', LABELS.parts);
	if (chosen.length === 0) return null;
	const named = new Set(chosen.map((given) => oneOf(PARTS, given, LABELS.parts)));
	return PARTS.filter((part) => named.has(part));
}

/** @throws CodedError NODE_PARAMETER_INVALID */
export function readPlanSettings(parameters: ItemParameters, parts: readonly Part[]): PlanSettings {
	const options = parameters.fields('options', 'Options');
	const {
		version = '11.0',
		confirmAbove = 10,
		licensed = COST_CARRIER_KINDS,
		isComplete = true,
		completeThoughEmpty = [],
	} = options;
	return {
		parts,
		version: textOf(version, LABELS.version),
		confirmAbove: numberOf(confirmAbove, LABELS.confirmAbove),
		licensed: textsOf(licensed, LABELS.licensed).map((given) =>
			oneOf(COST_CARRIER_KINDS, given, LABELS.licensed),
		),
		isComplete: flagOf(isComplete, LABELS.isComplete),
		completeThoughEmpty: textsOf(completeThoughEmpty, LABELS.completeThoughEmpty).map((given) =>
			oneOf(RIGHTS_TABLES, given, LABELS.completeThoughEmpty),
		),
	};
}

/** @throws CodedError NODE_PARAMETER_INVALID */
export function oneOf<Value extends string>(
	values: readonly Value[],
	given: string,
	label: string,
): Value {
	const found = values.find((value) => value === given);
	if (found !== undefined) return found;
	throw invalidParameter(label, `one of ${values.join(', ')}`, given);
}
