import {
	Projects,
	SIMPLIFIED_PROJECT_FIELDS,
	isOpenProject,
	simplifyProject,
	type EntityRecord,
	type Row,
} from '../../../../lib/accountview';
import { clientWith, collect, errorOf, type ClientUnderTest } from '../support/client-with';
import { containing } from '../support/expecting';
import { json } from '../support/fake-http';

const OPEN = { today: '2026-03-05', closedStatuses: ['1', '9'] };

describe('open projects', () => {
	it.each<[string, EntityRecord, boolean]>([
		['without an end date', { endDate: null, status: 0 }, true],
		['that ends today', { endDate: '2026-03-05', status: 0 }, true],
		['that ended yesterday', { endDate: '2026-03-04', status: 0 }, false],
		['that will end', { endDate: '2026-03-06', status: 0 }, true],
		['with a closed status', { endDate: null, status: 9 }, false],
		['with a closed status as text', { endDate: null, status: ' 1 ' }, false],
		['with another status', { endDate: null, status: 11 }, true],
		['without a status', { endDate: null, status: null }, true],
		['of an installation without these columns', {}, true],
	])('a project %s', (_, record, expected) => {
		expect(isOpenProject(record, OPEN)).toBe(expected);
	});
});

describe('the simplified project', () => {
	it('has all its fields, empty where nothing is known', () => {
		const simplified = simplifyProject({ code: '26-001', startDate: '2026-01-05', status: 1 });
		expect(simplified).toEqual({
			code: '26-001',
			description: '',
			customerNumber: '',
			remark: '',
			startDate: '2026-01-05',
			endDate: null,
			projectType: '',
			employee: '',
			status: 1,
		});
		expect(Object.keys(simplified)).toEqual(SIMPLIFIED_PROJECT_FIELDS);
	});
});

describe('lists', () => {
	const ROWS: readonly Row[] = [
		{ PROJ_CODE: 'A', PROJ_DESC: 'Ketelhuis', SUB_NR: '10002', PROJ_TYPE: 'SERVICE', PRO_STAT: 0 },
		{ PROJ_CODE: 'B', PROJ_DESC: 'Dakgoot', SUB_NR: '10005', PROJ_TYPE: 'SERVICE', PRO_STAT: 1 },
		{ PROJ_CODE: 'C', PROJ_DESC: 'Ketel', SUB_NR: '10002', PROJ_TYPE: 'NIEUW', PRO_STAT: 0 },
	];

	/** An AccountView that does not heed filters at all. */
	function projects(): { readonly projects: Projects } & ClientUnderTest {
		const under = clientWith(({ url }) =>
			json({ PROJECTS: new URL(url).searchParams.has('LastKey') ? [] : ROWS }),
		);
		return { projects: new Projects(under.client), ...under };
	}

	it.each([
		['nothing', {}, ['A', 'B', 'C']],
		['open ones', { open: OPEN }, ['A', 'C']],
		['a customer', { customerNumber: '10002' }, ['A', 'C']],
		['a type in small letters', { projectType: 'service' }, ['A', 'B']],
		['words', { search: 'KETEL' }, ['A', 'C']],
		['all of it', { open: OPEN, customerNumber: '10002', projectType: 'NIEUW' }, ['C']],
		['empty texts', { customerNumber: '', projectType: ' ', search: '' }, ['A', 'B', 'C']],
	])('asked for %s give what meets it, whatever AccountView answers', async (_, filter, codes) => {
		const found = await collect(projects().projects.list(filter));
		expect(found.map(({ code }) => code)).toEqual(codes);
	});

	it('ask for the fields wanted and those that the conditions look at', async () => {
		const { projects: list, http } = projects();
		await collect(list.list({ open: OPEN }, { fields: ['description'] }));
		expect(http.query(0).get('Fields')?.split(',').toSorted()).toEqual([
			'END_DATE',
			'PROJ_CODE',
			'PROJ_DESC',
			'PRO_STAT',
		]);
	});

	it('refuse a moment that is none', async () => {
		const failure = await errorOf(collect(projects().projects.list({ changedSince: 'soon' })));
		expect(failure).toMatchObject({ code: 'AV_QUERY_INVALID', message: containing('soon') });
	});
});

describe('writing', () => {
	it('a project without code or description is not sent', async () => {
		const { client, http } = clientWith(() => json({}));
		const failure = await errorOf(new Projects(client).create({ fields: {} }));
		expect(failure).toMatchObject({
			code: 'AV_FIELD_REQUIRED',
			details: { fields: 'code, description' },
		});
		expect(http.requests).toEqual([]);
	});

	it('a new project cannot have another code than the one it is recognised by', async () => {
		const { client } = clientWith(() => json({ PROJECTS: [] }));
		const fields = { code: 'B', description: 'Dakgoot' };
		expect(await errorOf(new Projects(client).createOrUpdate('A', { fields }))).toMatchObject({
			code: 'AV_FIELD_INVALID',
		});
	});
});
