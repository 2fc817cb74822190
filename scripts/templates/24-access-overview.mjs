// @ts-check
/** Template 24: a page that shows who may use which company, app and role. */
import { Flow } from './parts/flow.mjs';
import { addFields } from './parts/nodes.mjs';
import { addPageRequest } from './parts/pages.mjs';
import {
	ACCESS,
	ACCESS_TABLE,
	addAccessTable,
	addUserTable,
	NAMED_ADMINISTRATIONS,
	NODE,
	SERVICES,
	USER_TABLE,
	USERS,
} from './parts/registration.mjs';
import { addReadSettings, setting, valueOf } from './parts/settings.mjs';

/** Path of the page. */
const PATH = 'accountview-access';

const PAGE = 'Access Page Is Opened';
const OVERVIEW = 'Access Overview';

export function accessOverview() {
	const flow = new Flow({ number: '24', name: 'AccountView 24 · Access overview' });
	const request = addPageRequest(flow, { name: PAGE, at: [0, 0], path: PATH });
	const now = flow.add({
		name: 'Set Up Now',
		type: 'n8n-nodes-base.manualTrigger',
		version: 1,
		at: [0, 1],
	});
	const read = addReadSettings(flow, [1, 0.5], { page: PAGE });
	const settings = addFields(flow, {
		name: 'Settings',
		at: [2, 0.5],
		fields: [
			{
				name: 'language',
				value: valueOf({ name: 'language', row: 'language', otherwise: 'nl' }),
			},
		],
		settings: { executeOnce: true },
	});
	const users = addUserTable(flow, [3, 0.5]);
	const access = addAccessTable(flow, [5, 0.5]);
	for (const from of [request, now]) flow.wire({ from, to: read[0] });
	flow.chain([...read, settings, ...users, ...access, addOverview(flow)]);
	addNotes(flow);
	return flow;
}

/** The page is the answer to whoever opened it. @param {Flow} flow */
const addOverview = (flow) =>
	flow.add({
		name: OVERVIEW,
		...NODE,
		parameters: {
			resource: 'report',
			operation: 'render',
			services: SERVICES,
			content: 'access',
			language: `={{ ${setting('language')} }}`,
			title: '',
			users: `={{ ${USERS} }}`,
			administrations: NAMED_ADMINISTRATIONS,
			...ACCESS,
			options: {},
		},
		at: [7, 0.5],
		settings: { executeOnce: true },
	});

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.7, -0.8],
		size: [2.3, 3],
		colour: 'setUp',
	});
	flow.note({
		name: 'Who Sees the Page',
		text: WHO,
		at: [0.9, -2],
		size: [1.9, 0.9],
		colour: 'warning',
	});
	flow.note({ name: 'The Tables', text: TABLES, at: [2.9, -1], size: [3.9, 1.1] });
}

const ABOUT = `## 24 · Access overview

A page that shows users by companies, apps and roles, at \`<your n8n>/webhook/${PATH}\`. It reads two tables and changes nothing.

**Nederlands** – Een overzicht van wie welke onderneming, app en rol mag gebruiken. De twee tabellen past u aan in n8n, bij Data tables.

**Fill in**
1. Press **Set Up Now** once: it makes the tables.
2. Fill the tables in n8n, under *Data tables*.
3. Publish, and open the address in **${PAGE}**.

No credential is needed. The language is the one of the settings (\`language\`: nl or en).`;

const WHO = `## Who sees the page
It names your users. Choose **Authentication** in **${PAGE}** before others can reach this n8n.`;

const TABLES = `## The tables
*${USER_TABLE}*: a user of AccountView in each row. *groups*: codes with commas between them. *administrator*: \`ja\` or empty.

*${ACCESS_TABLE}*: for a *user* or a *group*, the *company*, the *app* of AccountView.Net and the *role* in Visma.net. A role without a company is for each company that one may use. Who may use an administration, may use its company.`;
