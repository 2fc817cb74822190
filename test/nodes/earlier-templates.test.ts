import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers, type INode, type INodeParameters, type INodeType } from 'n8n-workflow';
import { AccountViewCustomers } from '../../nodes/AccountViewCustomers/AccountViewCustomers.node';
import { AccountViewData } from '../../nodes/AccountViewData/AccountViewData.node';
import { AccountViewHours } from '../../nodes/AccountViewHours/AccountViewHours.node';
import { AccountViewOrders } from '../../nodes/AccountViewOrders/AccountViewOrders.node';
import { AccountViewProjects } from '../../nodes/AccountViewProjects/AccountViewProjects.node';
import { AccountViewTrigger } from '../../nodes/AccountViewTrigger/AccountViewTrigger.node';
import { AutoReportSubmit } from '../../nodes/AutoReportSubmit/AutoReportSubmit.node';
import { EInvoiceRoute } from '../../nodes/EInvoiceRoute/EInvoiceRoute.node';
import { EmailProfileSend } from '../../nodes/EmailProfileSend/EmailProfileSend.node';
import { SyncCompare } from '../../nodes/SyncCompare/SyncCompare.node';
import { SyncLedger } from '../../nodes/SyncLedger/SyncLedger.node';
import { VismaRegister } from '../../nodes/VismaRegister/VismaRegister.node';

/** A node of a template as it was shipped at some time; each file has what no earlier one had. */
interface EarlierNode {
	readonly template: string;
	readonly name: string;
	readonly type: string;
	readonly typeVersion: number;
	readonly parameters: INodeParameters;
}

const NODES: readonly INodeType[] = [
	new AccountViewCustomers(),
	new AccountViewData(),
	new AccountViewHours(),
	new AccountViewOrders(),
	new AccountViewProjects(),
	new AccountViewTrigger(),
	new AutoReportSubmit(),
	new EInvoiceRoute(),
	new EmailProfileSend(),
	new SyncCompare(),
	new SyncLedger(),
	new VismaRegister(),
];

/**
 * What an earlier template had and today's nodes do not take over, on purpose: template, node, parameter.
 * Once a version is released, a line here needs a higher `typeVersion` of the node instead.
 */
const GIVEN_UP: readonly string[] = [];

/**
 * What templates have beside it: n8n's own parameter of every node that polls, and the two rules of Sync
 * Compare of which each counts in one kind of direction only, while a template may have both.
 */
const WITHOUT_MEANING: readonly string[] = ['pollTimes', 'conflicts', 'receivingChanges'];

const FOLDER = join(__dirname, 'earlier');

describe.each(readdirSync(FOLDER))('the templates of %s', (file) => {
	const nodes = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as readonly EarlierNode[];

	it('keep every parameter in the nodes of today, as n8n loads them', () => {
		const lost = nodes.flatMap((node) =>
			lostFrom(asNode(node).parameters, loaded(node), '').map((path) => nameOf(node, path)),
		);
		expect(lost.filter((name) => !GIVEN_UP.includes(name))).toEqual([]);
	});

	it('have no parameter that n8n marks as missing or not offered any more', () => {
		const marked = nodes.flatMap((node) => issuesOf(node).map((issue) => nameOf(node, issue)));
		expect(marked.filter((name) => !GIVEN_UP.includes(name))).toEqual([]);
	});
});

function nameOf({ template, name }: EarlierNode, what: string): string {
	return `${template}, ${name}: ${what}`;
}

function descriptionOf({ type, typeVersion }: EarlierNode) {
	const [, name] = type.split('.');
	const found = NODES.find(({ description }) => description.name === name)?.description;
	const versions = [found?.version ?? []].flat();
	if (found === undefined || !versions.includes(typeVersion)) {
		throw new Error(`There is no ${type} of version ${typeVersion} any more`);
	}
	return found;
}

function asNode({ name, type, typeVersion, parameters: saved }: EarlierNode): INode {
	const parameters = Object.fromEntries(
		Object.entries(saved).filter(([parameter]) => !WITHOUT_MEANING.includes(parameter)),
	);
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}

/** What a workflow has in its hands after n8n has read it. */
function loaded(earlier: EarlierNode): unknown {
	const description = descriptionOf(earlier);
	const node = asNode(earlier);
	return NodeHelpers.getNodeParameters(
		description.properties,
		node.parameters,
		true,
		false,
		node,
		description,
	);
}

function issuesOf(earlier: EarlierNode): readonly string[] {
	const description = descriptionOf(earlier);
	const node = { ...asNode(earlier), parameters: loaded(earlier) as INodeParameters };
	const issues = NodeHelpers.getNodeParametersIssues(description.properties, node, description);
	return Object.values(issues?.parameters ?? {}).flat();
}

/** Paths of the values that are not in the other one just so. */
function lostFrom(saved: unknown, kept: unknown, path: string): readonly string[] {
	if (typeof saved !== 'object' || saved === null) return saved === kept ? [] : [path];
	return Object.entries(saved).flatMap(([name, value]) =>
		lostFrom(value, Reflect.get(Object(kept), name), path === '' ? name : `${path}.${name}`),
	);
}
