import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import { AccountViewCustomers } from '../../nodes/AccountViewCustomers/AccountViewCustomers.node';
import { program as customers } from '../../nodes/AccountViewCustomers/actions/program';
import { AccountViewData } from '../../nodes/AccountViewData/AccountViewData.node';
import { program as data } from '../../nodes/AccountViewData/actions/program';
import { AccountViewHours } from '../../nodes/AccountViewHours/AccountViewHours.node';
import { program as hours } from '../../nodes/AccountViewHours/actions/program';
import { AccountViewOrders } from '../../nodes/AccountViewOrders/AccountViewOrders.node';
import { program as orders } from '../../nodes/AccountViewOrders/actions/program';
import { AccountViewProjects } from '../../nodes/AccountViewProjects/AccountViewProjects.node';
import { program as projects } from '../../nodes/AccountViewProjects/actions/program';
import { AutoReportSubmit } from '../../nodes/AutoReportSubmit/AutoReportSubmit.node';
import { program as filings } from '../../nodes/AutoReportSubmit/actions/program';
import { EmailProfileSend } from '../../nodes/EmailProfileSend/EmailProfileSend.node';
import { EInvoiceRoute } from '../../nodes/EInvoiceRoute/EInvoiceRoute.node';
import { operations as invoices } from '../../nodes/EInvoiceRoute/actions/program';
import { operations as mail } from '../../nodes/EmailProfileSend/actions/program';
import { SyncLedger } from '../../nodes/SyncLedger/SyncLedger.node';
import { program as ledger } from '../../nodes/SyncLedger/actions/program';
import { VismaRegister } from '../../nodes/VismaRegister/VismaRegister.node';
import { program as register } from '../../nodes/VismaRegister/actions/program';

/** Rules that n8n's guidelines set for every node; lint cannot see parameters that are computed. */
const NODES: readonly [string, INodeType, Readonly<Record<string, object>>][] = [
	['AccountView Customers', new AccountViewCustomers(), customers.operations],
	['AccountView Data', new AccountViewData(), data.operations],
	['AccountView Hours', new AccountViewHours(), hours.operations],
	['AccountView Orders', new AccountViewOrders(), orders.operations],
	['AccountView Projects', new AccountViewProjects(), projects.operations],
	['AutoReport Submit', new AutoReportSubmit(), filings.operations],
	['Email Profile Send', new EmailProfileSend(), mail],
	['E-Invoice Route', new EInvoiceRoute(), invoices],
	['Sync Ledger', new SyncLedger(), ledger.operations],
	['Visma Register', new VismaRegister(), register.operations],
];

describe.each(NODES)('the description of %s', (_, node, operations) => {
	const { properties } = node.description;
	const pairs = pairsOf(properties);

	it('offers in its lists exactly the operations that it can carry out', () => {
		const runnable = Object.entries(operations).flatMap(([resource, byName]) =>
			Object.keys(byName).map((operation) => `${resource}.${operation}`),
		);
		expect(
			pairs.map(({ resource, option }) => `${resource}.${String(option.value)}`).toSorted(),
		).toEqual(runnable.toSorted());
	});

	it('gives each operation an action in sentence case and a description of its own', () => {
		for (const { option } of pairs) {
			expect(option.action).toMatch(/^[A-Z][a-z ]+((VAT|ICP)[a-z ]+)?$/);
			expect(option.description).toMatch(/^[A-Z].*[^.]$/);
			expect(option.description).not.toBe(option.name);
		}
	});

	it('shows each parameter once, whatever is chosen', () => {
		for (const { resource, option } of pairs) {
			const shown = shownFor(properties, resource, option);
			expect(shown.map(({ key }) => key)).toEqual([...new Set(shown.map(({ key }) => key))]);
		}
	});

	it('gives every Get Many a Return All and a Limit of 50, at least 1', () => {
		for (const { resource, option } of pairs.filter(({ option }) => option.value === 'getAll')) {
			const shown = shownFor(properties, resource, option).map(({ property }) => property);
			expect(option.name).toBe('Get Many');
			expect(shown.find(({ name }) => name === 'returnAll')).toMatchObject({ default: false });
			expect(shown.find(({ name }) => name === 'limit')).toMatchObject({
				default: 50,
				typeOptions: { minValue: 1 },
			});
		}
	});

	it('begins placeholders with e.g., Select or Add, and what is on or off with Whether', () => {
		for (const property of allOf(properties)) {
			if (property.placeholder !== undefined) {
				expect(property.placeholder).toMatch(/^(e\.g\. |Select |Add )/);
			}
			if (property.type === 'boolean') expect(property.description).toMatch(/^Whether /);
		}
	});

	it('explains every parameter without a full stop behind a single sentence', () => {
		for (const property of allOf(properties)) {
			if (property.name === 'resource' || property.name === 'operation') continue;
			const description = property.description ?? '';
			const isSingle = !/\. [A-Z]/.test(description);
			expect(`${property.name}: ${description}`).toMatch(isSingle ? /[^.]$/ : /\.$/);
		}
	});

	it('sorts the fields of its collections by label', () => {
		const collections = allOf(properties).filter(({ type }) => type === 'collection');
		for (const { options = [] } of collections) {
			const labels = options.map((option) => ('displayName' in option ? option.displayName : ''));
			expect(labels).toEqual(labels.toSorted((one, other) => one.localeCompare(other, 'en')));
		}
	});

	it('writes labels in title case', () => {
		for (const { displayName } of allOf(properties)) {
			expect(displayName).toMatch(/^[A-Z]/);
			expect(displayName.split(/[\s-]+/).filter((word) => /^[a-z]/.test(word))).toEqual(
				displayName
					.split(/[\s-]+/)
					.filter((word) => /^(and|as|or|of|on|for|the|to|in)$/.test(word)),
			);
		}
	});

	it('can be sent to the editor as it is', () => {
		expect(() => structuredClone(node.description)).not.toThrow();
	});

	it('names only list methods that it has', () => {
		const { listSearch = {}, loadOptions = {}, resourceMapping = {} } = node.methods ?? {};
		const wanted = allOf(properties).flatMap(({ typeOptions, modes = [] }) => [
			['loadOptions', typeOptions?.loadOptionsMethod],
			['resourceMapping', typeOptions?.resourceMapper?.resourceMapperMethod],
			...modes.map((mode) => ['listSearch', mode.typeOptions?.searchListMethod]),
		]);
		const known: Record<string, object> = { listSearch, loadOptions, resourceMapping };
		for (const [kind = '', method] of wanted) {
			if (method !== undefined) expect(known[kind]).toHaveProperty(method);
		}
	});
});

interface Pair {
	readonly resource: string;
	readonly option: INodePropertyOptions;
}

/** Every resource with every operation that the lists offer for it. */
function pairsOf(properties: readonly INodeProperties[]): Pair[] {
	const lists = properties.filter(({ name }) => name === 'operation');
	return lists.flatMap((list) => {
		const [resource] = list.displayOptions?.show?.['resource'] ?? [];
		const options = (list.options ?? []) as INodePropertyOptions[];
		return options.map((option) => ({
			resource: typeof resource === 'string' ? resource : '',
			option,
		}));
	});
}

/** Parameters of one operation; `key` tells apart what further conditions keep apart. */
function shownFor(
	properties: readonly INodeProperties[],
	resource: string,
	{ value }: INodePropertyOptions,
): { property: INodeProperties; key: string }[] {
	return properties.flatMap((property) => {
		const {
			resource: resources,
			operation: operations,
			...rest
		} = property.displayOptions?.show ?? {};
		if (!resources?.includes(resource) || !operations?.includes(value)) return [];
		return [{ property, key: `${property.name} ${JSON.stringify(rest)}` }];
	});
}

/** The parameters and, one level down, the fields of their collections; notices are sentences. */
function allOf(properties: readonly INodeProperties[]): INodeProperties[] {
	const parameters = properties.filter(({ type }) => type !== 'notice');
	return parameters.flatMap((property) => [
		property,
		...(property.options ?? []).filter(
			(option): option is INodeProperties => 'displayName' in option && 'type' in option,
		),
	]);
}
